import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId, InstallationId } from '@lectern/launch'
import { switchFeature, type InstallationFeature } from '../installation-features.ts'
import { sealSecret, unsealSecret } from '../sealed-secret.ts'

/** How the app proves itself to Entra: a client secret, or the key of a certificate. */
export type TeamsCredential = { clientSecret: string } | { thumbprintSha256: string; privateKey: string }

/** Lectern in the Microsoft Teams of a district. */
export interface TeamsInstallation {
  districtId: DistrictId
  installationId: InstallationId
  name: string
  districtName: string
  /** Of the app registration in Entra; in small letters, like all ids of Microsoft. */
  clientId: string
  tenantId: string
  credential: TeamsCredential
  /** The id of the Teams app, for good. */
  manifestId: string
  /** The district's own pages, which the app package names. */
  websiteUrl: string
  privacyUrl: string
  termsUrl: string
  /** Of the app package that was made last. */
  release: { version: string; fingerprint: string } | null
  features: readonly InstallationFeature[]
  /** The district gave back what was granted, and nobody has agreed since. */
  isWithdrawn: boolean
}

export interface NewTeamsInstallation {
  name: string
  clientId: string
  tenantId: string
  credential: TeamsCredential
  /** Null where nobody said. */
  credentialExpiresAt?: Date | null
  websiteUrl: string
  privacyUrl: string
  termsUrl: string
  features?: readonly InstallationFeature[]
  /** Entra has given a token for this app, with this credential, in this tenant. */
  isProved?: boolean
  /** Other districts' in the tenant that have no such proof; nothing finds them from then on. */
  givingWay?: readonly Pick<TeamsInstallation, 'districtId' | 'installationId'>[]
}

/** At least one of these; each narrows what is found. */
export interface WantedTeamsInstallation {
  clientId?: string
  tenantId?: string
  installationId?: string
}

type TeamsInstallationRow = Omit<TeamsInstallation, 'credential' | 'release'> & {
  sealedCredential: string
  releaseVersion: string | null
  releaseFingerprint: string | null
}

/** In whichever district; oldest first. Nothing wanted is nothing found. */
export async function findTeamsInstallations(
  database: Database,
  { clientId, tenantId, installationId }: WantedTeamsInstallation,
  sealKey: Uint8Array,
): Promise<TeamsInstallation[]> {
  const rows = await database.query<TeamsInstallationRow>(
    `select t.district_id as "districtId", t.installation_id as "installationId", t.name, t.district_name as "districtName",
            t.client_id as "clientId", t.tenant_id as "tenantId", t.sealed_credential as "sealedCredential",
            t.manifest_id as "manifestId", t.website_url as "websiteUrl", t.privacy_url as "privacyUrl",
            t.terms_url as "termsUrl", t.release_version as "releaseVersion",
            t.release_fingerprint as "releaseFingerprint", t.features, t.is_withdrawn as "isWithdrawn"
     from lectern.find_teams_installations($1, $2, $3) t`,
    [clientId?.toLowerCase(), tenantId?.toLowerCase(), installationId],
  )
  return Promise.all(rows.map((row) => unsealedInstallation(row, sealKey)))
}

/**
 * Several districts may share an app registration, when whoever runs this server publishes one app for all; their
 * tenants tell them apart.
 * @throws Problem `installation.tenant-taken`; `installation.client-secret-differs` where another district's is another
 */
export async function addTeamsInstallation(
  database: Database,
  scope: DistrictScope,
  installation: NewTeamsInstallation,
  sealKey: Uint8Array,
): Promise<InstallationId> {
  const { name, credential, websiteUrl, privacyUrl, termsUrl, features = [] } = installation
  const { credentialExpiresAt = null, isProved = false, givingWay = [] } = installation
  const clientId = installation.clientId.toLowerCase()
  const tenantId = installation.tenantId.toLowerCase()
  return scope.transaction(async (tx) => {
    // Two that add the same tenant or app at once must see each other; in one order, so that neither waits for the other.
    for (const id of [clientId, tenantId].toSorted())
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`teams ${id}`])
    await requireFree(database, { clientId, tenantId, credential, isProved, givingWay }, sealKey)
    const [row] = await tx.query<{ id: InstallationId }>(
      `insert into lectern.installation as i (district_id, surface, name) values ($1, 'teams', $2) returning i.id`,
      [scope.districtId, name],
    )
    const { id } = row!
    const sealed = await sealSecret(JSON.stringify(credential), ownerOf({ clientId, tenantId }), sealKey)
    await tx.query(
      `insert into lectern.teams_installation (district_id, installation_id, client_id, tenant_id, sealed_credential,
         website_url, privacy_url, terms_url, credential_expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        scope.districtId,
        id,
        clientId,
        tenantId,
        sealed,
        websiteUrl,
        privacyUrl,
        termsUrl,
        credentialExpiresAt,
      ],
    )
    for (const feature of features) await switchFeature(tx, id, feature, true)
    for (const rival of givingWay)
      if (!(await giveWay(database.district(rival.districtId), rival.installationId)))
        throw tenantTaken(tenantId)
    return id
  })
}

/**
 * Remembers the package that was made, so that the next one follows its version.
 * @returns false where another process has made one since `previous`
 */
export async function keepTeamsRelease(
  scope: DistrictScope,
  installationId: InstallationId,
  release: NonNullable<TeamsInstallation['release']>,
  previous: TeamsInstallation['release'],
): Promise<boolean> {
  const rows = await scope.query(
    `update lectern.teams_installation t set release_version = $3, release_fingerprint = $4
     where t.district_id = $1 and t.installation_id = $2 and t.release_version is not distinct from $5
     returning t.installation_id`,
    [scope.districtId, installationId, release.version, release.fingerprint, previous?.version ?? null],
  )
  return rows.length === 1
}

async function requireFree(
  database: Database,
  wanted: Pick<NewTeamsInstallation, 'clientId' | 'tenantId' | 'credential' | 'isProved' | 'givingWay'>,
  sealKey: Uint8Array,
): Promise<void> {
  const { clientId, tenantId, credential, isProved, givingWay = [] } = wanted
  const leaving = new Set(givingWay.map(({ installationId }) => installationId))
  const inTenant = await findTeamsInstallations(database, { tenantId }, sealKey)
  if (inTenant.some(({ installationId }) => !leaving.has(installationId))) throw tenantTaken(tenantId)
  // Whoever does not know the secret cannot name another's app as theirs.
  if (isProved) return
  const sharing = await findTeamsInstallations(database, { clientId }, sealKey)
  if (sharing.some((other) => JSON.stringify(other.credential) !== JSON.stringify(credential)))
    throw conflict(
      'installation.client-secret-differs',
      'Another district on this server has installed this app registration with another secret or certificate. Copy ' +
        'it again from the Entra admin center. If it is right, let an administrator of the tenant consent to the app there, ' +
        'then add it again: Microsoft can tell then.',
    )
}

/** @returns false where Microsoft has confirmed it meanwhile */
async function giveWay(scope: DistrictScope, installationId: InstallationId): Promise<boolean> {
  const rows = await scope.query(
    `update lectern.teams_installation t set gave_way_at = now()
     where t.district_id = $1 and t.installation_id = $2 and t.confirmed_at is null
     returning t.installation_id`,
    [scope.districtId, installationId],
  )
  return rows.length === 1
}

async function unsealedInstallation(
  { sealedCredential, releaseVersion, releaseFingerprint, ...row }: TeamsInstallationRow,
  sealKey: Uint8Array,
): Promise<TeamsInstallation> {
  return {
    ...row,
    credential: JSON.parse(await unsealSecret(sealedCredential, ownerOf(row), sealKey)) as TeamsCredential, // addTeamsInstallation wrote it
    release:
      releaseVersion !== null && releaseFingerprint !== null
        ? { version: releaseVersion, fingerprint: releaseFingerprint }
        : null,
  }
}

/** What a sealed credential is bound to. */
export const ownerOf = ({ clientId, tenantId }: Pick<TeamsInstallation, 'clientId' | 'tenantId'>): string =>
  `${clientId} ${tenantId}`

const tenantTaken = (tenantId: string): Problem =>
  conflict(
    'installation.tenant-taken',
    `The tenant ${tenantId} is installed on this server already. One tenant belongs to one district. If it is yours alone, ` +
      'let an administrator of the tenant consent to the app in Entra, then add it again: an installation that Microsoft ' +
      'has never confirmed gives way.',
  )

const conflict = (code: string, message: string): Problem => new Problem({ kind: 'conflict', code, message })
