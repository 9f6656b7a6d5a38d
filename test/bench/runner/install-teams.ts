import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { simulatedApp } from '@lectern/teams/testing'
import { addTeamsInstallation } from '@lectern/tenancy'

/** Lectern in the measured tenant, with one feature switched on. */
export const installTeams = (
  database: Database,
  scope: DistrictScope,
  {
    tenantId,
    feature,
    credentialKey,
  }: { tenantId: string; feature: 'roster' | 'notifications'; credentialKey: Uint8Array },
): Promise<InstallationId> =>
  addTeamsInstallation(
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
      features: [feature],
    },
    credentialKey,
  )
