import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { sealSecret } from '../sealed-secret.ts'
import {
  findGoogleInstallations,
  getGoogleInstallation,
  smallDomains,
  type GoogleInstallation,
} from './google-installations.ts'
import { requireFreeDomains, waitForClient } from './shared-google-client.ts'

export type GoogleInstallationChange = Pick<
  GoogleInstallation,
  'name' | 'hostedDomains' | 'applicationId' | 'pubsubTopic' | 'pushServiceAccount'
> & {
  /** One that Google takes, however many districts still hold an older one; undefined leaves it. */
  clientSecret?: string
}

/**
 * The client stays: with another it would be another installation.
 * @throws Problem `installation.unknown`, `installation.domain-taken`
 */
export async function changeGoogleInstallation(
  database: Database,
  scope: DistrictScope,
  installationId: InstallationId,
  { name, clientSecret, ...change }: GoogleInstallationChange,
  sealKey: Uint8Array,
): Promise<void> {
  const { clientId } = await getGoogleInstallation(database, scope, installationId, sealKey)
  const hostedDomains = smallDomains(change.hostedDomains)
  await scope.transaction(async (tx) => {
    await waitForClient(tx, clientId)
    const all = await findGoogleInstallations(database, clientId, sealKey)
    requireFreeDomains(
      hostedDomains,
      all.filter(({ districtId }) => districtId !== scope.districtId),
    )
    const key = [scope.districtId, installationId]
    await tx.query(
      `update lectern.google_installation g set hosted_domains = $3, application_id = $4, pubsub_topic = $5,
         push_service_account = $6, sealed_client_secret = coalesce($7, g.sealed_client_secret)
       where g.district_id = $1 and g.installation_id = $2`,
      [
        ...key,
        hostedDomains,
        change.applicationId,
        change.pubsubTopic,
        change.pushServiceAccount,
        clientSecret && (await sealSecret(clientSecret, clientId, sealKey)),
      ],
    )
    await tx.query('update lectern.installation i set name = $3 where i.district_id = $1 and i.id = $2', [
      ...key,
      name,
    ])
  })
}
