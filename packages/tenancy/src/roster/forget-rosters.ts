import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** After the district switched rosters off: what was read, what is being read, and where to read it. */
export async function forgetRosters(tx: DistrictScope, installationId: InstallationId): Promise<void> {
  const key = [tx.districtId, installationId]
  // The runs first: one that is just being completed is waited for, and what it leaves goes too.
  for (const table of ['roster_run', 'course_list_run', 'roster', 'listed_course', 'listed_school'])
    await tx.query(`delete from lectern.${table} t where t.district_id = $1 and t.installation_id = $2`, key)
  await tx.query(
    `update lectern.lti_context_service s set memberships_url = null
     where s.district_id = $1 and s.installation_id = $2`,
    key,
  )
  await tx.query(
    `delete from lectern.lti_context_service s
     where s.district_id = $1 and s.installation_id = $2 and s.memberships_url is null and s.line_items_url is null`,
    key,
  )
}
