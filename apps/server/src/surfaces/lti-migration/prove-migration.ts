import { migrationClaimName, verifyMigration, type LaunchClaims, type Lti1p1Ids } from '@lectern/lti'
import { Problem } from '@lectern/problem'
import type { DistrictId } from '@lectern/launch'
import { findLti1p1Consumer, type Lti1p1Consumer } from '@lectern/tenancy'
import type { LtiSurface } from '../lti/lti-surface.ts'

export interface ClaimingLaunch {
  claims: LaunchClaims
  deploymentId: string
  registration: { issuer: string; clientId: string }
}

/** Only a few ids and a hash: a claim costs nothing where it is absent. */
export const claimsMigration = ({ all }: LaunchClaims): boolean => all[migrationClaimName] !== undefined

/** Whom it comes from, and what was called otherwise there; or why the claim proves nothing. */
export type Proof = { consumer: Lti1p1Consumer; replaces: Lti1p1Ids } | { problem: string }

/**
 * What a launch says of its past in LTI 1.1, and the consumer that it proves to come from. Only a consumer of one of
 * these districts counts: another one's secret proves nothing here.
 */
export async function proveMigration(
  { database, sealKey }: Pick<LtiSurface, 'database' | 'sealKey'>,
  { claims: { all }, deploymentId, registration: { issuer, clientId } }: ClaimingLaunch,
  districts: readonly DistrictId[],
): Promise<Proof | undefined> {
  let consumer: Lti1p1Consumer | undefined
  const migration = await verifyMigration(all[migrationClaimName], {
    deploymentId,
    issuer,
    clientId,
    // Both stand under the signature that was checked, as what they are.
    exp: all['exp'] as number,
    nonce: all['nonce'] as string,
    async secretOf(key) {
      const found = await findLti1p1Consumer(database, key, sealKey)
      if (found && districts.includes(found.districtId)) consumer = found
      return consumer?.secret
    },
    // The launch itself is well; it is only its past that nobody can read.
  }).catch((error: unknown) => {
    if (error instanceof Problem) return { trust: 'unproved', reason: error.code } as const
    throw error
  })
  if (!migration) return undefined
  if (migration.trust === 'unproved') return { problem: migration.reason }
  return consumer ? { consumer, replaces: migration.replaces } : { problem: 'consumer-unknown' }
}
