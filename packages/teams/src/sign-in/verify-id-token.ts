import type { MicrosoftCloud } from '../cloud.ts'
import {
  currentToken,
  keyOfIssuer,
  memberOfTenant,
  ownIssuer,
  supportedVersion,
} from '../tab-token/claim-checks.ts'
import { guidClaim, shown, words } from '../tab-token/claim-values.ts'
import type { KeySource } from '../tab-token/entra-keys.ts'
import { allowedAlgorithm, namedKey, readCompactToken, signedClaims } from '../tab-token/signed-claims.ts'
import { refuseToken } from '../tab-token/token-refusals.ts'
import { replayed } from './sign-in-refusals.ts'

/** Proved like the person at a tab, and as little: no role, and names to show only. */
export interface SignedInPerson {
  tenantId: string
  objectId: string
  display: { name?: string; username?: string }
}

export interface IdTokenPorts {
  app: { clientId: string }
  keys: KeySource
  cloud: MicrosoftCloud
  nonce: string
  now: Date
}

/** OpenID Connect Core §3.1.3.7, with the issuer of whichever tenant the person belongs to (entra "ID token claims reference"). */
export async function verifyIdToken(
  compact: string | undefined,
  { app, keys, cloud, nonce, now }: IdTokenPorts,
): Promise<SignedInPerson> {
  const token = readCompactToken(compact)
  allowedAlgorithm(token)
  const { claims, key } = await signedClaims(token, namedKey(token), keys)
  supportedVersion(claims)
  const tenantId = guidClaim(claims, 'tid')
  ownIssuer(claims, tenantId, cloud)
  keyOfIssuer(key, tenantId, cloud)
  if (claims.aud !== app.clientId)
    throw refuseToken(
      'teams.audience-mismatch',
      `The token is meant for ${shown(claims.aud)}, not for this app.`,
      {
        found: shown(claims.aud),
        expected: app.clientId,
      },
    )
  currentToken(claims, now)
  if (claims.nonce !== nonce) throw replayed()
  memberOfTenant(claims, tenantId)
  return {
    tenantId,
    objectId: guidClaim(claims, 'oid'),
    display: { name: words(claims.name), username: words(claims.preferred_username) },
  }
}
