import type { DistrictScope } from '@lectern/database'
import { insertCourseRuns } from '../course-list/start-course-list-run.ts'

/**
 * The lists of Google Classroom whose turn has come: by night those that were not read since yesterday evening, by day
 * those that never could be and now may. Where nobody has granted these scopes to act for the district there is nothing
 * to read them with.
 */
export const startDueGoogleLists = (
  scope: DistrictScope,
  { isNight, scopes }: { isNight: boolean; scopes: readonly string[] },
): Promise<{ id: string }[]> =>
  insertCourseRuns(scope, {
    wanted: 'everything',
    condition: `i.surface = 'google-classroom' and exists (
      select from lectern.google_grant a
      where a.district_id = i.district_id and a.installation_id = i.id and a.scopes @> $4::text[]
        and a.audience in ('administrator', 'teacher') and a.sealed_refresh_token is not null and a.ended_at is null
        and not exists (
          select from lectern.course_list_run r
          where r.district_id = i.district_id and r.installation_id = i.id
            and case when $3 then r.started_at > now() - interval '20 hours'
                     else r.status = 'done' or r.started_at > a.granted_at end))`,
    values: [isNight, scopes],
  })
