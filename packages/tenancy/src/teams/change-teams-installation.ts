import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { notInstalled } from '../not-installed.ts'
import { sealSecret } from '../sealed-secret.ts'
import {
  findTeamsInstallations,
  ownerOf,
  type TeamsCredential,
  type TeamsInstallation,
} from './teams-installations.ts'

export type TeamsInstallationChange = Pick<
  TeamsInstallation,
  'name' | 'websiteUrl' | 'privacyUrl' | 'termsUrl'
> & {
  /** One that Entra takes, however many districts still hold an older one; undefined leaves it. */
  credential?: TeamsCredential
  /** Of the credential that is kept from now on; undefined leaves what was said. */
  credentialExpiresAt?: Date | null
}

/** @throws Problem `installation.gave-way`, or of `notInstalled` */
export async function getTeamsInstallation(
  database: Database,
  scope: DistrictScope,
  installationId: InstallationId,
  sealKey: Uint8Array,
): Promise<TeamsInstallation> {
  const [found] = await findTeamsInstallations(database, { installationId }, sealKey)
  if (found?.districtId !== scope.districtId)
    throw (await gaveWay(scope, installationId)) ?? (await notInstalled(scope, installationId))
  return found
}

/**
 * App and tenant stay: with another it would be another installation.
 * @throws Problem `installation.unknown`
 */
export async function changeTeamsInstallation(
  database: Database,
  scope: DistrictScope,
  installationId: InstallationId,
  change: TeamsInstallationChange,
  sealKey: Uint8Array,
): Promise<void> {
  const { name, credential, websiteUrl, privacyUrl, termsUrl, credentialExpiresAt } = change
  const installation = await getTeamsInstallation(database, scope, installationId, sealKey)
  const sealed = credential && (await sealSecret(JSON.stringify(credential), ownerOf(installation), sealKey))
  await scope.transaction(async (tx) => {
    const key = [scope.districtId, installationId]
    await tx.query(
      `update lectern.teams_installation t set website_url = $3, privacy_url = $4, terms_url = $5,
         sealed_credential = coalesce($6, t.sealed_credential),
         credential_expires_at = case when $7 then $8 else t.credential_expires_at end
       where t.district_id = $1 and t.installation_id = $2`,
      [
        ...key,
        websiteUrl,
        privacyUrl,
        termsUrl,
        sealed,
        credentialExpiresAt !== undefined,
        credentialExpiresAt,
      ],
    )
    await tx.query('update lectern.installation i set name = $3 where i.district_id = $1 and i.id = $2', [
      ...key,
      name,
    ])
  })
}

async function gaveWay(scope: DistrictScope, installationId: InstallationId): Promise<Problem | undefined> {
  const rows = await scope.query(
    `select from lectern.teams_installation t
     where t.district_id = $1 and t.installation_id = $2 and t.gave_way_at is not null`,
    [scope.districtId, installationId],
  )
  if (rows.length === 0) return undefined
  return new Problem({
    kind: 'conflict',
    code: 'installation.gave-way',
    message:
      'Another district on this server has proved to Microsoft that it has the app in this tenant, and this installation ' +
      'never had: it is used no more. If the tenant is yours, ask whoever runs the server.',
  })
}
