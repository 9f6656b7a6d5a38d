import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'

/**
 * A host that lost sight of its courses answers as one where all of them have ended, and their rosters would go.
 * @throws Problem `roster.list-empty` where such a list would end courses
 */
export async function refuseEmptyList(
  tx: DistrictScope,
  { installationId, isWhole }: { installationId: InstallationId; isWhole: boolean },
): Promise<void> {
  const known = await tx.query(
    `select from lectern.listed_course g
     where g.district_id = $1 and g.installation_id = $2 and not g.by_file and ($3 or g.person_id is not null) limit 1`,
    [tx.districtId, installationId, isWhole],
  )
  if (known.length === 0) return
  throw new Problem({
    kind: 'upstream',
    code: 'roster.list-empty',
    message:
      'The host answers with an empty list of courses, where there were some before. Nothing was ended; every class ' +
      'list stays as it was. Check what Lectern is allowed to read there and whether the courses still exist, then ' +
      'read again. If all of them did end, switch class lists off.',
  })
}
