import { issuerOf, type MicrosoftCloud } from '../cloud.ts'
import { secondsClaim, shown, type ClaimSet } from './claim-values.ts'
import type { EntraKey } from './entra-keys.ts'
import { isTeamsHost } from './teams-hosts.ts'
import { refuseToken } from './token-refusals.ts'

/** How the app is registered in Entra. */
export interface EntraApp {
  clientId: string
  /** The host of the tab, as it stands in the Application ID URI `api://<host>/<client id>`. */
  host: string
}

/** The Application ID URI: also `webApplicationInfo.resource` of the manifest. */
export const applicationIdUri = ({ clientId, host }: EntraApp): string =>
  `api://${host.toLowerCase()}/${clientId}`

/** v1.0 tokens have another issuer, another audience and people's names as ids: `requestedAccessTokenVersion` was not set. */
export function supportedVersion({ ver }: ClaimSet): void {
  if (ver !== '2.0')
    throw refuseToken(
      'teams.token-version',
      `The token has version ${shown(ver)}; 2.0 is accepted. Set requestedAccessTokenVersion to 2 in the manifest of the app registration.`,
      { found: shown(ver) },
    )
}

/** The template with the tenant that the token itself names: literal comparison with `/common` would fail, no comparison would be a hole. */
export function ownIssuer({ iss }: ClaimSet, tenantId: string, cloud: MicrosoftCloud): void {
  const expected = issuerOf(cloud, tenantId)
  if (iss !== expected)
    throw refuseToken(
      'teams.issuer-mismatch',
      `The token names ${shown(iss)} as issuer and ${tenantId} as tenant; both must belong together.`,
      { found: shown(iss), expected },
    )
}

/** A key signs for the issuers it is published for: one cloud's key is no good for another's token. */
export function keyOfIssuer({ issuer }: EntraKey, tenantId: string, cloud: MicrosoftCloud): void {
  if (issuer !== undefined && issuer.replace('{tenantid}', tenantId) !== issuerOf(cloud, tenantId))
    throw refuseToken(
      'teams.key-issuer-mismatch',
      `The key of the token is published for ${shown(issuer)}, not for ${issuerOf(cloud, tenantId)}.`,
      { found: shown(issuer), expected: issuerOf(cloud, tenantId) },
    )
}

/** Us and nobody else. v2.0 says the client id; both are names of the same app. */
export function ownAudience({ aud }: ClaimSet, app: EntraApp): void {
  const accepted = [app.clientId, applicationIdUri(app)]
  if (typeof aud !== 'string' || !accepted.includes(aud))
    throw refuseToken(
      'teams.audience-mismatch',
      `The token is meant for ${shown(aud)}; this app is ${accepted.join(' or ')}. Compare the Application ID URI of the app registration.`,
      { found: shown(aud), expected: accepted },
    )
}

/** Clocks differ by so much at most (Entra's own libraries use it too). */
const leewaySeconds = 5 * 60

/** Returns until when the token may be used. */
export function currentToken(claims: ClaimSet, now: Date): Date {
  const seconds = now.getTime() / 1000
  const expires = secondsClaim(claims, 'exp')
  const starts = Math.max(
    secondsClaim(claims, 'iat'),
    claims.nbf === undefined ? 0 : secondsClaim(claims, 'nbf'),
  )
  if (expires <= seconds - leewaySeconds)
    throw refuseToken(
      'teams.token-expired',
      `The token expired ${Math.round(seconds - expires)} seconds ago. The tab must ask Teams for one before each call.`,
      { expires, now: seconds, leewaySeconds },
    )
  if (starts > seconds + leewaySeconds)
    throw refuseToken(
      'teams.token-in-future',
      `The token holds only from ${Math.round(starts - seconds)} seconds from now on: set this server's clock by NTP.`,
      { starts, now: seconds, leewaySeconds },
    )
  return new Date(expires * 1000)
}

/** Somebody has to be in front of the tab: a token that an application got for itself is no person. */
export function personToken({ idtyp }: ClaimSet): void {
  if (idtyp === 'app')
    throw refuseToken('teams.app-token', 'The token belongs to an application, not to a person in Teams.')
}

/**
 * Whoever is at home in another tenant is nobody's teacher or student here. `acct` is optional and says so; `idp` names
 * where a guest came from.
 */
export function memberOfTenant({ acct, idp }: ClaimSet, tenantId: string): void {
  if (acct === 1 || acct === '1' || (typeof idp === 'string' && !idp.includes(tenantId)))
    throw guest(tenantId)
}

export const guest = (tenantId: string) =>
  refuseToken(
    'teams.guest',
    `The person is a guest in the tenant ${tenantId}. Lectern is for the people of the district itself.`,
    { tenantId },
  )

/** Only Teams and its relatives may fetch tokens for tabs; another app's token is that app's business. */
export function knownHost({ azp }: ClaimSet, others: readonly string[]): string {
  if (isTeamsHost(azp) || (typeof azp === 'string' && others.includes(azp))) return azp
  throw refuseToken(
    'teams.host-unknown',
    `The token was fetched by the application ${shown(azp)}, which is no host of tabs.`,
    { found: shown(azp) },
  )
}

export const tabScope = 'access_as_user'

export function grantedScopes({ scp }: ClaimSet): string[] {
  const scopes = typeof scp === 'string' ? scp.split(' ').filter(Boolean) : []
  if (scopes.includes(tabScope)) return scopes
  throw refuseToken(
    'teams.scope-missing',
    `The token does not grant ${tabScope}. Expose that scope in the app registration and pre-authorise Teams for it.`,
    { found: scopes },
  )
}
