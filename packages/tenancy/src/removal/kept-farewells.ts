import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { sealSecret, unsealSecret } from '../sealed-secret.ts'
import type { Farewell } from './farewell.ts'

/** Bound to its installation. */
export const sealFarewell = (
  farewell: Farewell,
  installationId: InstallationId,
  sealKey: Uint8Array,
): Promise<string> => sealSecret(JSON.stringify(farewell), installationId, sealKey)

/** Undefined once it was told, or given up. */
export async function findFarewell(
  scope: DistrictScope,
  installationId: InstallationId,
  sealKey: Uint8Array,
): Promise<Farewell | undefined> {
  const [row] = await scope.query<{ sealed: string }>(
    `select r.sealed_farewell as sealed from lectern.removed_installation r
     where r.district_id = $1 and r.installation_id = $2 and r.sealed_farewell is not null`,
    [scope.districtId, installationId],
  )
  return row && (JSON.parse(await unsealSecret(row.sealed, installationId, sealKey)) as Farewell) // sealFarewell wrote it
}

/** Its secrets go with it. */
export async function endFarewell(scope: DistrictScope, installationId: InstallationId): Promise<void> {
  await scope.query(
    `update lectern.removed_installation r set sealed_farewell = null where r.district_id = $1 and r.installation_id = $2`,
    [scope.districtId, installationId],
  )
}

/** Whose job was lost. A host that has not answered for a week falls silent by itself, and its secrets are not kept for more. */
export async function waitingFarewells(scope: DistrictScope): Promise<InstallationId[]> {
  await scope.query(
    `update lectern.removed_installation r set sealed_farewell = null
     from lectern.installation i
     where r.district_id = $1 and i.district_id = r.district_id and i.id = r.installation_id
       and r.sealed_farewell is not null and i.removed_at < now() - interval '7 days'`,
    [scope.districtId],
  )
  const rows = await scope.query<{ id: InstallationId }>(
    `select r.installation_id as id from lectern.removed_installation r
     where r.district_id = $1 and r.sealed_farewell is not null order by 1`,
    [scope.districtId],
  )
  return rows.map(({ id }) => id)
}
