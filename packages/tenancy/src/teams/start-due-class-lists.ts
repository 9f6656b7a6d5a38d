import type { DistrictScope } from '@lectern/database'
import { insertCourseRuns } from '../course-list/start-course-list-run.ts'

/**
 * The lists of Microsoft Teams whose turn has come: by night everything, which alone shows what is gone; by day what
 * changed in the last hour, or everything where it never could be read yet.
 */
export const startDueClassLists = (
  scope: DistrictScope,
  { isNight }: { isNight: boolean },
): Promise<{ id: string }[]> =>
  insertCourseRuns(scope, {
    wanted: isNight ? 'everything' : 'changes',
    condition: `i.surface = 'teams' and not exists (
      select from lectern.course_list_run r
      where r.district_id = i.district_id and r.installation_id = i.id
        and case when $3 then r.scope = 'everything' and r.started_at > now() - interval '20 hours'
                 else r.started_at > now() - interval '1 hour' end)`,
    values: [isNight],
  })
