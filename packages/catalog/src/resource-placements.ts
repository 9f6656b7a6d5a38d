import type { DistrictScope } from '@lectern/database'
import type { InstallationId, ResourceId } from '@lectern/launch'

/** Whether a link is one that Lectern made for this resource, on this platform; an unknown id means it is not. */
export async function isResourcePlaced(
  scope: DistrictScope,
  link: { placementId: string; resourceId: ResourceId; installationId: InstallationId },
): Promise<boolean> {
  const [placement] = await scope.query(
    `select 1 from lectern.placement p
     where p.district_id = $1 and p.id::text = $2 and p.resource_id = $3 and p.installation_id = $4`,
    [scope.districtId, link.placementId, link.resourceId, link.installationId],
  )
  return placement !== undefined
}
