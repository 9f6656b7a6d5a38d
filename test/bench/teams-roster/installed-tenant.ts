import { hkdfSync } from 'node:crypto'
import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { simulatedApp } from '@lectern/teams/testing'
import { addTeamsInstallation, createDistrict } from '@lectern/tenancy'

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
  const installationId = await addTeamsInstallation(
    database,
    scope,
    {
      name: 'Microsoft Teams',
      clientId: simulatedApp.clientId,
      tenantId,
      credential: { clientSecret: simulatedApp.clientSecret },
      websiteUrl: 'https://bench.example/',
      privacyUrl: 'https://bench.example/privacy',
      termsUrl: 'https://bench.example/terms',
      features: ['roster'],
    },
    keyOf('Teams credentials'),
  )
  return { scope, installationId }
}
