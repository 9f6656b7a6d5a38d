import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId } from '@lectern/launch'
import type { LtiFeature } from './installation-features.ts'
import { hashToken, newSecretToken } from './secret-token.ts'

/** Long enough to walk over to the platform's administrator. */
const lifetime = '24 hours'

/** @returns the token of a link with which one platform can register itself in this district, once */
export async function createRegistrationLink(
  scope: DistrictScope,
  name: string,
  features: readonly LtiFeature[] = [],
): Promise<string> {
  const token = newSecretToken()
  await scope.query(
    `insert into lectern.lti_registration_link (district_id, token_hash, name, expires_at, features)
     values ($1, $2, $3, now() + $4::interval, $5)`,
    [scope.districtId, hashToken(token), name, lifetime, features],
  )
  return token
}

export interface ClaimedLink {
  scope: DistrictScope
  /** What to call the installation. */
  name: string
  /** What the installation is to have switched on, and so what the platform is asked for. */
  features: LtiFeature[]
  /** The registration failed: the link is good again. */
  release(): Promise<void>
}

/**
 * Takes the link for one attempt; of two at once, one gets it.
 * @throws Problem `lti.registration-link-unusable`
 */
export async function claimRegistrationLink(database: Database, token: string): Promise<ClaimedLink> {
  const tokenHash = hashToken(token)
  const [found] = await database.query<{ district_id: DistrictId }>(
    'select l.district_id from lectern.find_lti_registration_link($1) l',
    [tokenHash],
  )
  if (!found) throw unusable()
  const scope = database.district(found.district_id)
  const [link] = await scope.query<Pick<ClaimedLink, 'name' | 'features'>>(
    `update lectern.lti_registration_link l set used_at = now()
     where l.district_id = $1 and l.token_hash = $2 and l.used_at is null returning l.name, l.features`,
    [scope.districtId, tokenHash],
  )
  if (!link) throw unusable()
  return {
    scope,
    ...link,
    async release() {
      await scope.query(
        'update lectern.lti_registration_link l set used_at = null where l.district_id = $1 and l.token_hash = $2',
        [scope.districtId, tokenHash],
      )
    },
  }
}

const unusable = (): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'lti.registration-link-unusable',
    message: 'This registration link was used already or is older than a day. Make a new one in the console.',
  })
