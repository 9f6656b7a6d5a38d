import type { PlatformRegistration } from '../platform/registration.ts'
import { isAbsent, shown, strings, type ClaimSet } from './claim-values.ts'
import { refuse } from './refusals.ts'

/** Security Framework §5.1.3 (2): exactly as registered. */
export function sameIssuer({ iss }: ClaimSet, { issuer }: PlatformRegistration): void {
  if (iss !== issuer)
    throw refuse(
      'lti.issuer-mismatch',
      `The id_token names ${shown(iss)} as issuer; the registration has "${issuer}". Both must be equal to the letter.`,
      { found: shown(iss), expected: issuer },
    )
}

/** Security Framework §5.1.3 (3): us, and nobody else whom we do not trust. */
export function ownAudience({ aud }: ClaimSet, { clientId, profile }: PlatformRegistration): string[] {
  const audiences = typeof aud === 'string' ? [aud] : (strings(aud, 'aud') ?? [])
  if (!audiences.includes(clientId))
    throw refuse(
      'lti.audience-mismatch',
      `The id_token is meant for ${shown(aud)}; the registration has the client id "${clientId}". ` +
        'The token belongs to another registration, or the client id was typed wrong.',
      { found: shown(aud), expected: clientId },
    )
  const stranger = audiences.find((one) => one !== clientId && !profile.extraAudiences.includes(one))
  if (stranger !== undefined)
    throw refuse(
      'lti.audience-untrusted',
      `The id_token is also meant for ${shown(stranger)}. If that is known and wanted, add it to the registration's extra audiences.`,
      { found: shown(stranger), expected: clientId },
    )
  return audiences
}

/** Security Framework §5.1.3 (4), (5). */
export function authorizedParty(
  { azp }: ClaimSet,
  audiences: readonly string[],
  { clientId }: PlatformRegistration,
): void {
  if (isAbsent(azp) && audiences.length > 1)
    throw refuse(
      'lti.azp-missing',
      'The id_token has several audiences and does not say for which one it was made (azp).',
      { expected: clientId },
    )
  if (!isAbsent(azp) && azp !== clientId)
    throw refuse(
      'lti.azp-mismatch',
      `The id_token was made for ${shown(azp)} (azp); the registration has the client id "${clientId}".`,
      { found: shown(azp), expected: clientId },
    )
}

/** How long after its making a token may arrive: bounds for how long nonces matter. */
const maxAgeSeconds = 10 * 60

/** Security Framework §5.1.3 (7), (8), with room for clocks that differ. Returns how far `iat` is ahead of us. */
export function currentToken(
  payload: ClaimSet,
  { profile }: PlatformRegistration,
  now: Date,
  maxAge: number = maxAgeSeconds,
): number {
  const leeway = profile.clockLeewaySeconds
  const seconds = now.getTime() / 1000
  const expires = secondsOf(payload, 'exp')
  const issued = secondsOf(payload, 'iat')
  const notBefore = isAbsent(payload.nbf) ? issued : secondsOf(payload, 'nbf')
  const skew = issued - seconds
  const times = { expires, issued, notBefore, now: seconds, leeway }
  if (expires <= seconds - leeway)
    throw refuse(
      'lti.token-expired',
      `The id_token expired ${Math.round(seconds - expires)} seconds ago. Open the link again; if that recurs, ` +
        'the clocks of platform and tool differ.',
      times,
    )
  if (skew < -(maxAge + leeway))
    throw refuse(
      'lti.token-too-old',
      `The id_token was made ${Math.round(-skew)} seconds ago; at most ${maxAge} are accepted.`,
      times,
    )
  if (Math.max(skew, notBefore - seconds) > leeway)
    throw refuse(
      'lti.token-in-future',
      `The id_token holds only from ${Math.round(Math.max(skew, notBefore - seconds))} seconds from now on: ` +
        'the clocks of platform and tool differ. Set both by NTP.',
      times,
    )
  return skew
}

function secondsOf(payload: ClaimSet, claim: 'exp' | 'iat' | 'nbf'): number {
  const value = payload[claim]
  if (typeof value === 'number') return value
  throw refuse(
    'lti.claim-missing',
    `The id_token must carry ${claim} as a number of seconds; the platform sent ${shown(value)}.`,
    { claim, found: shown(value) },
  )
}

/** Security Framework §5.1.3 (9): the nonce that this very login gave out. */
export function sameNonce({ nonce }: ClaimSet, { nonce: expected }: { nonce: string }): void {
  if (nonce !== expected)
    throw refuse(
      'lti.nonce-mismatch',
      'The id_token does not belong to this login: its nonce is another one. The platform must return the nonce unchanged.',
    )
}
