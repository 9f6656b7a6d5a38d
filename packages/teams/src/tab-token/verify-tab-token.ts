import { Problem } from '@lectern/problem'
import { publicCloud, type MicrosoftCloud } from '../cloud.ts'
import {
  currentToken,
  grantedScopes,
  keyOfIssuer,
  knownHost,
  memberOfTenant,
  ownAudience,
  ownIssuer,
  personToken,
  supportedVersion,
  type EntraApp,
} from './claim-checks.ts'
import { guidClaim, words } from './claim-values.ts'
import type { KeySource } from './entra-keys.ts'
import { allowedAlgorithm, namedKey, readCompactToken, signedClaims } from './signed-claims.ts'
import { refuseToken } from './token-refusals.ts'

/** In this order; an installation page lists them with how far the last token came. */
export const tokenChecks = [
  'token',
  'algorithm',
  'key-id',
  'signature',
  'version',
  'tenant-id',
  'issuer',
  'key-issuer',
  'audience',
  'time',
  'person',
  'host',
  'scope',
  'object-id',
  'member',
  'tenant',
] as const
export type TokenCheck = (typeof tokenChecks)[number]

export interface TabTokenPorts<I> {
  app: EntraApp
  keys: KeySource
  /** The installation of the tenant, if it has one. The tenant is proved by then. */
  findInstallation: (tenantId: string) => I | undefined | Promise<I | undefined>
  cloud?: MicrosoftCloud
  /** Client ids of hosts that Microsoft does not list (yet). */
  otherHosts?: readonly string[]
  now?: Date
}

declare const verified: unique symbol

/** Only `verifyTabToken` makes one. It holds no role: a tab's context says what anybody wants it to say. */
export interface VerifiedTabToken<I> {
  readonly [verified]: true
  installation: I
  tenantId: string
  /** With the tenant the key of an identity: a guest has another one in each tenant. */
  objectId: string
  /** The application that fetched the token: a key of `teamsHosts`. */
  hostClientId: string
  scopes: string[]
  expiresAt: Date
  /** To show, never to decide by: people rename themselves and names are given anew. */
  display: { name?: string; username?: string }
  /** For the on-behalf-of exchange and nowhere else. */
  assertion: string
  passed: readonly TokenCheck[]
}

/**
 * Verifies what `authentication.getAuthToken` gave the tab (Teams "Enable SSO for tab app"), each check by its name.
 * @throws Problem with a code of `tokenRefusals`; `details.passed` lists the checks before it
 */
export async function verifyTabToken<I>(
  compact: string | undefined,
  ports: TabTokenPorts<I>,
): Promise<VerifiedTabToken<I>> {
  const { app, keys, cloud = publicCloud, otherHosts = [], now = new Date() } = ports
  const passed: TokenCheck[] = []
  const pass = <T>(check: TokenCheck, result: T): T => {
    passed.push(check)
    return result
  }

  try {
    const token = pass('token', readCompactToken(compact))
    pass('algorithm', allowedAlgorithm(token))
    const kid = pass('key-id', namedKey(token))
    const { claims, key } = pass('signature', await signedClaims(token, kid, keys))

    pass('version', supportedVersion(claims))
    const tenantId = pass('tenant-id', guidClaim(claims, 'tid'))
    pass('issuer', ownIssuer(claims, tenantId, cloud))
    pass('key-issuer', keyOfIssuer(key, tenantId, cloud))
    pass('audience', ownAudience(claims, app))
    const expiresAt = pass('time', currentToken(claims, now))

    pass('person', personToken(claims))
    const hostClientId = pass('host', knownHost(claims, otherHosts))
    const scopes = pass('scope', grantedScopes(claims))
    const objectId = pass('object-id', guidClaim(claims, 'oid'))
    pass('member', memberOfTenant(claims, tenantId))
    const installation = pass('tenant', await onboardedTenant(tenantId, ports))

    const facts: Omit<VerifiedTabToken<I>, typeof verified> = {
      installation,
      tenantId,
      objectId,
      hostClientId,
      scopes,
      expiresAt,
      display: { name: words(claims.name), username: words(claims.preferred_username) },
      assertion: token.compact,
      passed,
    }
    return facts as VerifiedTabToken<I> // the one place that may brand it
  } catch (error) {
    throw error instanceof Problem ? withTrail(error, passed) : error
  }
}

async function onboardedTenant<I>(
  tenantId: string,
  { findInstallation }: TabTokenPorts<I>,
): Promise<NonNullable<I>> {
  const installation = await findInstallation(tenantId)
  if (installation !== undefined && installation !== null) return installation
  throw refuseToken(
    'teams.tenant-unknown',
    `The tenant ${tenantId} is not set up here. Add a Teams installation for it, or remove the app from that tenant.`,
    { tenantId },
  )
}

function withTrail(problem: Problem, passed: readonly TokenCheck[]): Problem {
  const { kind, code, message, spec, cause, details } = problem
  return new Problem({ kind, code, message, spec, cause, details: { ...details, passed } })
}
