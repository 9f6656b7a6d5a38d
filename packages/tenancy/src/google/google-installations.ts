import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId, InstallationId } from '@lectern/launch'
import { installationUnknown, switchFeature, type InstallationFeature } from '../installation-features.ts'

import { sealSecret, unsealSecret } from '../sealed-secret.ts'

/** Lectern in the Google Classroom of a district. */
export interface GoogleInstallation {
  districtId: DistrictId
  installationId: InstallationId
  name: string
  /** The OAuth client of the add-on's Cloud project. */
  clientId: string
  clientSecret: string
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

type GoogleInstallationRow = Omit<GoogleInstallation, 'clientSecret'> & { sealedClientSecret: string }

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
  return Promise.all(
    rows.map(async ({ sealedClientSecret, ...row }) => ({
      ...row,
      clientSecret: await unsealSecret(sealedClientSecret, row.clientId, sealKey),
    })),
  )
}

/** Of this district. */
export async function googleInstallationIds(scope: DistrictScope): Promise<InstallationId[]> {
  const rows = await scope.query<{ id: InstallationId }>(
    `select g.installation_id as id from lectern.google_installation g where g.district_id = $1 order by 1`,
    [scope.districtId],
  )
  return rows.map(({ id }) => id)
}

/** @throws Problem `installation.unknown` */
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
  if (!row) throw installationUnknown()
  const found = await findGoogleInstallations(database, row.clientId, sealKey)
  return found.find((one) => one.installationId === installationId && one.districtId === scope.districtId)!
}

/**
 * Several districts may share a client, when whoever runs this server publishes one add-on for all; the domains tell
 * them apart.
 * @throws Problem `installation.exists` where this district has the client already; `installation.domain-taken`,
 * `installation.client-secret-differs` where another has
 */
export async function addGoogleInstallation(
  database: Database,
  scope: DistrictScope,
  installation: NewGoogleInstallation,
  sealKey: Uint8Array,
): Promise<InstallationId> {
  const { name, clientId, clientSecret, features = [] } = installation
  const hostedDomains = [...new Set(installation.hostedDomains.map((domain) => domain.toLowerCase()))]
  return scope.transaction(async (tx) => {
    // Two districts that add the same client at once must see each other.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`google client ${clientId}`])
    const others = await findGoogleInstallations(database, clientId, sealKey)
    requireFree({ clientId, clientSecret, hostedDomains }, others, scope.districtId)
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

function requireFree(
  {
    clientId,
    clientSecret,
    hostedDomains,
  }: Pick<GoogleInstallation, 'clientId' | 'clientSecret' | 'hostedDomains'>,
  others: readonly GoogleInstallation[],
  districtId: DistrictId,
): void {
  if (others.some((other) => other.districtId === districtId))
    throw conflict(
      'installation.exists',
      `The OAuth client ${clientId} is installed in this district already.`,
    )
  // Whoever does not know the secret cannot name another's client as theirs.
  if (others.some((other) => other.clientSecret !== clientSecret))
    throw conflict(
      'installation.client-secret-differs',
      'Another district on this server has installed this OAuth client with another client secret. Copy the secret ' +
        'again from the Google Cloud console; if it was renewed there, the other district has to enter it too.',
    )
  const taken = hostedDomains.filter((domain) => others.some((other) => other.hostedDomains.includes(domain)))
  if (taken.length > 0)
    throw conflict(
      'installation.domain-taken',
      `${taken.join(', ')} belongs to another district on this server that uses the same OAuth client.`,
    )
}

const conflict = (code: string, message: string): Problem => new Problem({ kind: 'conflict', code, message })
