import { hkdfSync } from 'node:crypto'
import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { createDistrict } from '@lectern/tenancy'
import { installTeams } from '../runner/install-teams.ts'

/** A district with Teams, class lists switched on. */
export async function installTenant(
  database: Database,
  secret: Buffer,
  tenantId: string,
): Promise<{ scope: DistrictScope; installationId: InstallationId }> {
  // As the server makes its keys, one for each purpose.
  const keyOf = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', `lectern ${purpose}`, 32))
  const { id } = await createDistrict(database, { slug: 'bench', name: 'Bench', timeZone: 'UTC' })
  const scope = database.district(id)
  const installationId = await installTeams(database, scope, {
    tenantId,
    feature: 'roster',
    credentialKey: keyOf('Teams credentials'),
  })
  return { scope, installationId }
}
