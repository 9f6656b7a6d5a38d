import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import type { RosterRunStatus } from '../roster/roster-run.ts'

/** One reading of an installation's list of courses. Instants are ISO 8601. */
export interface CourseRun {
  id: string
  installationId: InstallationId
  status: RosterRunStatus
  startedAt: string
  finishedAt: string | null
  pages: number
  courses: number
  /** As many as were known before; null when none were. */
  expected: number | null
  /** Why it failed, or why it waits, in Google's own words. */
  code: string | null
  message: string | null
  /** Somebody at the district has to allow it first. */
  denied: boolean
}

export async function findCourseRun(scope: DistrictScope, runId: string): Promise<CourseRun | undefined> {
  const [run] = await scope.query<CourseRun>(
    `select ${courseRunColumns} from lectern.google_course_run r where r.district_id = $1 and r.id = $2`,
    [scope.districtId, runId],
  )
  return run
}

/** Whatever became of it. */
export async function latestCourseRun(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<CourseRun | undefined> {
  const [run] = await scope.query<CourseRun>(
    `select ${courseRunColumns} from lectern.google_course_run r
     where r.district_id = $1 and r.installation_id = $2 order by r.started_at desc, r.id limit 1`,
    [scope.districtId, installationId],
  )
  return run
}

/**
 * Asks for the list of courses to be read, or gives the reading that is on its way.
 * @throws Problem `roster.switched-off` (conflict)
 */
export async function startCourseRun(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<{ run: CourseRun; isNew: boolean }> {
  const [started] = await insertCourseRuns(scope, {
    condition: 'g.installation_id = $2',
    values: [installationId],
  })
  const run = started
    ? await findCourseRun(scope, started.id)
    : await latestCourseRun(scope, installationId).then((latest) =>
        latest && ['waiting', 'running'].includes(latest.status) ? latest : undefined,
      )
  if (run) return { run, isNew: started !== undefined }
  throw new Problem({
    kind: 'conflict',
    code: 'roster.switched-off',
    message:
      'Class lists are switched off in this installation, so its courses are not read. Switch them on first.',
  })
}

/**
 * The lists whose turn has come: by night those that were not read since yesterday evening, by day those that never could
 * be and now may. Where nobody has granted these scopes to act for the district there is nothing to read them with.
 */
export const startDueCourseRuns = (
  scope: DistrictScope,
  { isNight, scopes }: { isNight: boolean; scopes: readonly string[] },
): Promise<{ id: string }[]> =>
  insertCourseRuns(scope, {
    condition: `exists (
      select from lectern.google_grant a
      where a.district_id = g.district_id and a.installation_id = g.installation_id and a.scopes @> $3::text[]
        and a.audience in ('administrator', 'teacher') and a.sealed_refresh_token is not null and a.ended_at is null
        and not exists (
          select from lectern.google_course_run r
          where r.district_id = g.district_id and r.installation_id = g.installation_id
            and case when $2 then r.started_at > now() - interval '20 hours'
                     else r.status = 'done' or r.started_at > a.granted_at end))`,
    values: [isNight, scopes],
  })

/** Only where the district switched rosters on; of an installation there is one at a time. */
const insertCourseRuns = (
  scope: DistrictScope,
  { condition, values }: { condition: string; values: readonly unknown[] },
): Promise<{ id: string }[]> =>
  scope.query<{ id: string }>(
    `insert into lectern.google_course_run as n (district_id, installation_id, expected)
     select g.district_id, g.installation_id, nullif((
       select count(*) from lectern.google_course k
       where k.district_id = g.district_id and k.installation_id = g.installation_id), 0)
     from lectern.google_installation g
     join lectern.installation_feature f
       on f.district_id = g.district_id and f.installation_id = g.installation_id and f.feature = 'roster'
     where g.district_id = $1 and ${condition}
     on conflict (district_id, installation_id) where status in ('waiting', 'running') do nothing
     returning n.id`,
    [scope.districtId, ...values],
  )

/** The readings whose worker or queued job was lost; whoever runs them again goes on where they stopped. */
export const strandedCourseRuns = (scope: DistrictScope): Promise<{ id: string }[]> =>
  scope.query<{ id: string }>(
    `select r.id from lectern.google_course_run r
     where r.district_id = $1 and r.status in ('waiting', 'running') and r.last_sign_at < now() - interval '1 hour'`,
    [scope.districtId],
  )

/**
 * Ends the reading that waits or runs. What it has listed so far stays; its worker notices at the next page.
 * @throws Problem `roster.not-running` (conflict)
 */
export async function cancelCourseRun(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<CourseRun> {
  const [run] = await scope.query<CourseRun>(
    `update lectern.google_course_run r set status = 'cancelled', finished_at = now(), next_page = null
     where r.district_id = $1 and r.installation_id = $2 and r.status in ('waiting', 'running')
     returning ${courseRunColumns}`,
    [scope.districtId, installationId],
  )
  if (run) return run
  throw new Problem({
    kind: 'conflict',
    code: 'roster.not-running',
    message: 'The list of courses is not being read. It has ended already.',
  })
}

const courseRunColumns = `r.id, r.installation_id as "installationId", r.status,
  to_json(r.started_at)#>>'{}' as "startedAt", to_json(r.finished_at)#>>'{}' as "finishedAt", r.pages, r.courses,
  r.expected, r.code, r.message, r.denied`
