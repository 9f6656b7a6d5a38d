import type { DistrictScope } from '@lectern/database'

const keptRunDays = 28

/** Fails what nobody could finish in a day, and forgets what is old; the latest list of an installation is kept. */
export async function tidyCourseLists(scope: DistrictScope): Promise<void> {
  await scope.query(
    `update lectern.course_list_run r
     set status = 'failed', finished_at = now(), next_page = null, code = coalesce(r.code, 'roster.interrupted'),
         message = coalesce(r.message, 'The worker was lost. The list of courses will be read again tonight.')
     where r.district_id = $1 and r.status in ('waiting', 'running') and r.started_at < now() - interval '1 day'`,
    [scope.districtId],
  )
  await scope.query(
    `delete from lectern.course_list_run r
     where r.district_id = $1 and r.finished_at < now() - make_interval(days => $2)
       and exists (select from lectern.course_list_run n where n.district_id = r.district_id
                   and n.installation_id = r.installation_id and n.started_at > r.started_at)`,
    [scope.districtId, keptRunDays],
  )
}
