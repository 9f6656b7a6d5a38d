import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import type { RosterRunStatus } from '../roster/roster-run.ts'

export type CourseListScope = 'everything' | 'changes'

/** One reading of an installation's list of courses. Instants are ISO 8601. */
export interface CourseRun {
  id: string
  installationId: InstallationId
  /** What changed since the last complete reading, or everything: only that shows what is gone. */
  scope: CourseListScope
  status: RosterRunStatus
  startedAt: string
  finishedAt: string | null
  pages: number
  courses: number
  /** As many as were known before; null when none were. */
  expected: number | null
  /** Why it failed, or why it waits, in the host's own words. */
  code: string | null
  message: string | null
  /** Somebody at the district has to allow it first. */
  denied: boolean
}

export async function findCourseRun(scope: DistrictScope, runId: string): Promise<CourseRun | undefined> {
  const [run] = await scope.query<CourseRun>(
    `select ${courseRunColumns} from lectern.course_list_run r where r.district_id = $1 and r.id = $2`,
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
    `select ${courseRunColumns} from lectern.course_list_run r
     where r.district_id = $1 and r.installation_id = $2 order by r.started_at desc, r.id limit 1`,
    [scope.districtId, installationId],
  )
  return run
}

/** The readings whose worker or queued job was lost; whoever runs them again goes on where they stopped. */
export const strandedCourseRuns = (scope: DistrictScope): Promise<{ id: string }[]> =>
  scope.query<{ id: string }>(
    `select r.id from lectern.course_list_run r
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
    `update lectern.course_list_run r set status = 'cancelled', finished_at = now(), next_page = null
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

const courseRunColumns = `r.id, r.installation_id as "installationId", r.scope, r.status,
  to_json(r.started_at)#>>'{}' as "startedAt", to_json(r.finished_at)#>>'{}' as "finishedAt", r.pages, r.courses,
  r.expected, r.code, r.message, r.denied`
