import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { findCourseRun, latestCourseRun, type CourseListScope, type CourseRun } from './course-list-run.ts'

/**
 * Asks for the list of courses to be read, or gives the reading that is on its way.
 * @throws Problem `roster.switched-off` (conflict)
 */
export async function startCourseRun(
  scope: DistrictScope,
  installationId: InstallationId,
  wanted: CourseListScope = 'everything',
): Promise<{ run: CourseRun; isNew: boolean }> {
  const [started] = await insertCourseRuns(scope, {
    wanted,
    condition: 'i.id = $3',
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

interface WantedRuns {
  /** Changes are read only where the host said where they are; otherwise everything. */
  wanted: CourseListScope
  /** About the installation `i`; its values are $3 and on. */
  condition: string
  values: readonly unknown[]
}

/** Only where the district switched rosters on; of an installation there is one at a time. */
export const insertCourseRuns = (
  scope: DistrictScope,
  { wanted, condition, values }: WantedRuns,
): Promise<{ id: string }[]> =>
  scope.query<{ id: string }>(
    `insert into lectern.course_list_run as n (district_id, installation_id, scope, expected)
     select i.district_id, i.id, w.scope, case w.scope when 'everything' then nullif((
       select count(*) from lectern.listed_course k
       where k.district_id = i.district_id and k.installation_id = i.id and not k.by_file), 0) end
     from lectern.installation i
     join lectern.installation_feature f
       on f.district_id = i.district_id and f.installation_id = i.id and f.feature = 'roster'
     cross join lateral (select case when $2 = 'changes' and (
       ${latestDifferences('i.id')}) is not null then 'changes' else 'everything' end as scope) w
     where i.district_id = $1 and i.surface <> 'lti' and ${condition}
     on conflict (district_id, installation_id) where status in ('waiting', 'running') do nothing
     returning n.id`,
    [scope.districtId, wanted, ...values],
  )

/** Where the host tells what changed since the last complete reading. */
export const latestDifferences = (installationId: string): string => `
  select d.differences from lectern.course_list_run d
  where d.district_id = $1 and d.installation_id = ${installationId} and d.status = 'done'
  order by d.finished_at desc limit 1`
