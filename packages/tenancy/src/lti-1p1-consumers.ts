import { randomBytes } from 'node:crypto'
import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId, InstallationId } from '@lectern/launch'
import type { LtiFeature } from './installation-features.ts'
import { sealSecret, unsealSecret } from './sealed-secret.ts'
import { newSecretToken } from './secret-token.ts'

/** Lectern in one platform that launches by LTI 1.1, as a launch needs to know it. */
export interface Lti1p1Consumer {
  districtId: DistrictId
  installationId: InstallationId
  name: string
  key: string
  secret: string
  signatureMethod: 'HMAC-SHA1' | 'HMAC-SHA256'
  enabled: boolean
  /** What the district switched on beyond launches. */
  features: readonly LtiFeature[]
}

/** What an administrator enters in the platform. The secret is not shown again. */
export interface Lti1p1Credentials {
  id: InstallationId
  consumerKey: string
  secret: string
}

/** `sealKey` (32 bytes) keeps a copy of the database from signing launches. Launches are refused until `enabled`. */
export function addLti1p1Consumer(
  scope: DistrictScope,
  { name, enabled = false }: { name: string; enabled?: boolean },
  sealKey: Uint8Array,
): Promise<Lti1p1Credentials> {
  const consumerKey = `lectern-${randomBytes(12).toString('hex')}`
  const secret = newSecretToken()
  return scope.transaction(async (tx) => {
    const [row] = await tx.query<{ id: InstallationId }>(
      `insert into lectern.installation as i (district_id, surface, name) values ($1, 'lti', $2) returning i.id`,
      [scope.districtId, name],
    )
    const { id } = row!
    await tx.query(
      `insert into lectern.lti_1p1_consumer (district_id, installation_id, consumer_key, sealed_secret, enabled)
       values ($1, $2, $3, $4, $5)`,
      [scope.districtId, id, consumerKey, await sealSecret(secret, consumerKey, sealKey), enabled],
    )
    return { id, consumerKey, secret }
  })
}

/** In whichever district: a launch says no more at first. */
export async function findLti1p1Consumer(
  database: Database,
  key: string,
  sealKey: Uint8Array,
): Promise<Lti1p1Consumer | undefined> {
  const [row] = await database.query<Omit<Lti1p1Consumer, 'secret'> & { sealedSecret: string }>(
    `select c.district_id as "districtId", c.installation_id as "installationId", c.name, c.consumer_key as key,
            c.sealed_secret as "sealedSecret", c.signature_method as "signatureMethod", c.enabled, c.features
     from lectern.find_lti_1p1_consumer($1) c`,
    [key],
  )
  if (!row) return undefined
  const { sealedSecret, ...consumer } = row
  return { ...consumer, secret: await unsealSecret(sealedSecret, row.key, sealKey) }
}

/** @throws Problem `installation.unknown` where the district has no such installation of LTI 1.1 */
export async function switchLti1p1(
  scope: DistrictScope,
  installationId: InstallationId,
  enabled: boolean,
): Promise<void> {
  const rows = await scope.query(
    `update lectern.lti_1p1_consumer c set enabled = $3
     where c.district_id = $1 and c.installation_id = $2 returning 1 as switched`,
    [scope.districtId, installationId, enabled],
  )
  if (rows.length === 0)
    throw new Problem({
      kind: 'not-found',
      code: 'installation.unknown',
      message: 'There is no such installation of LTI 1.1.',
    })
}
