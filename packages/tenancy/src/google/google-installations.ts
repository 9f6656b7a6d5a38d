import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId, InstallationId } from '@lectern/launch'
import { switchFeature, type InstallationFeature } from '../installation-features.ts'
import { notInstalled } from '../not-installed.ts'
import { sealSecret, unsealSecret } from '../sealed-secret.ts'
import { requireFreeDomains, requireNotInstalled, waitForClient } from './shared-google-client.ts'

/** Lectern in the Google Classroom of a district. */
export interface GoogleInstallation {
  districtId: DistrictId
  installationId: InstallationId
  name: string
  /** The OAuth client of the add-on's Cloud project. */
  clientId: string
  clientSecret: string
  /** That other districts hold of the same client: where it was renewed one of them may be newer. */
  otherSecrets: readonly string[]
  /** Workspace domains whose people are of this district. */
  hostedDomains: readonly string[]
  /** The Marketplace app's number. */
  applicationId: string | null
  /** projects/<project>/topics/<topic> */
  pubsubTopic: string | null
  /** The e-mail address as which Google signs deliveries of the topic. */
  pushServiceAccount: string | null
  features: readonly InstallationFeature[]
}

export interface NewGoogleInstallation {
  name: string
  clientId: string
  clientSecret: string
  hostedDomains: readonly string[]
  applicationId?: string | null
  pubsubTopic?: string | null
  pushServiceAccount?: string | null
  features?: readonly InstallationFeature[]
}

type GoogleInstallationRow = Omit<GoogleInstallation, 'clientSecret' | 'otherSecrets'> & {
  sealedClientSecret: string
}

/** Those of one client, in whichever district; of every client where none is named. Oldest first. */
export async function findGoogleInstallations(
  database: Database,
  clientId: string | undefined,
  sealKey: Uint8Array,
): Promise<GoogleInstallation[]> {
  const rows = await database.query<GoogleInstallationRow>(
    `select g.district_id as "districtId", g.installation_id as "installationId", g.name, g.client_id as "clientId",
            g.sealed_client_secret as "sealedClientSecret", g.hosted_domains as "hostedDomains",
            g.application_id as "applicationId", g.pubsub_topic as "pubsubTopic",
            g.push_service_account as "pushServiceAccount", g.features
     from lectern.find_google_installations($1) g`,
    [clientId ?? null],
  )
  const found = await Promise.all(
    rows.map(async ({ sealedClientSecret, ...row }) => ({
      ...row,
      clientSecret: await unsealSecret(sealedClientSecret, row.clientId, sealKey),
    })),
  )
  return found.map((one) => ({ ...one, otherSecrets: otherSecretsOf(one, found) }))
}

function otherSecretsOf(
  { clientId, clientSecret }: Pick<GoogleInstallation, 'clientId' | 'clientSecret'>,
  all: readonly Pick<GoogleInstallation, 'clientId' | 'clientSecret'>[],
): string[] {
  const held = all.filter((one) => one.clientId === clientId).map((one) => one.clientSecret)
  return [...new Set(held)].filter((secret) => secret !== clientSecret)
}

/** Of this district. */
export async function googleInstallationIds(scope: DistrictScope): Promise<InstallationId[]> {
  const rows = await scope.query<{ id: InstallationId }>(
    `select g.installation_id as id from lectern.google_installation g where g.district_id = $1 order by 1`,
    [scope.districtId],
  )
  return rows.map(({ id }) => id)
}

/** @throws Problem of `notInstalled` */
export async function getGoogleInstallation(
  database: Database,
  scope: DistrictScope,
  installationId: InstallationId,
  sealKey: Uint8Array,
): Promise<GoogleInstallation> {
  const [row] = await scope.query<{ clientId: string }>(
    `select g.client_id as "clientId" from lectern.google_installation g
     where g.district_id = $1 and g.installation_id = $2`,
    [scope.districtId, installationId],
  )
  if (!row) throw await notInstalled(scope, installationId)
  const found = await findGoogleInstallations(database, row.clientId, sealKey)
  return found.find((one) => one.installationId === installationId && one.districtId === scope.districtId)!
}

/**
 * Several districts may share a client, when whoever runs this server publishes one add-on for all; the domains tell
 * them apart. That Google takes the secret is asked before, so that nobody names another's client as theirs.
 * @throws Problem `installation.exists` where this district has the client already; `installation.domain-taken` where
 * another has a domain
 */
export async function addGoogleInstallation(
  database: Database,
  scope: DistrictScope,
  installation: NewGoogleInstallation,
  sealKey: Uint8Array,
): Promise<InstallationId> {
  const { name, clientId, clientSecret, features = [] } = installation
  const hostedDomains = smallDomains(installation.hostedDomains)
  return scope.transaction(async (tx) => {
    await waitForClient(tx, clientId)
    const others = await findGoogleInstallations(database, clientId, sealKey)
    requireNotInstalled(clientId, others, scope.districtId)
    requireFreeDomains(hostedDomains, others)
    const [row] = await tx.query<{ id: InstallationId }>(
      `insert into lectern.installation as i (district_id, surface, name) values ($1, 'google-classroom', $2)
       returning i.id`,
      [scope.districtId, name],
    )
    const { id } = row!
    await tx.query(
      `insert into lectern.google_installation (district_id, installation_id, client_id, sealed_client_secret,
         hosted_domains, application_id, pubsub_topic, push_service_account)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        scope.districtId,
        id,
        clientId,
        await sealSecret(clientSecret, clientId, sealKey),
        hostedDomains,
        installation.applicationId ?? null,
        installation.pubsubTopic ?? null,
        installation.pushServiceAccount ?? null,
      ],
    )
    for (const feature of features) await switchFeature(tx, id, feature, true)
    return id
  })
}

export const smallDomains = (domains: readonly string[]): string[] => [
  ...new Set(domains.map((domain) => domain.toLowerCase())),
]
