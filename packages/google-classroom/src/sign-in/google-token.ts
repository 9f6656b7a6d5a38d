import { Problem } from '@lectern/problem'
import { errors, jwtVerify, type JWTPayload } from 'jose'
import type { GoogleKeys } from './google-keys.ts'
import { refuseSignIn } from './sign-in-refusals.ts'

export interface GoogleTokenExpectations {
  audience: string
  keys: GoogleKeys
  now?: Date
}

const issuers = ['https://accounts.google.com', 'accounts.google.com']
const clockSkewSeconds = 60
const maxTokenLength = 16 * 1024

/**
 * A token that Google signed, for us and for now (OpenID Connect Core §3.1.3.7). RS256 is all Google uses.
 * @throws Problem `classroom.token-…`, `classroom.keys-unreachable`, `classroom.issuer-mismatch`, `classroom.audience-mismatch`
 */
export async function verifyGoogleToken(
  compact: string,
  { audience, keys, now = new Date() }: GoogleTokenExpectations,
): Promise<JWTPayload> {
  if (compact.length > maxTokenLength) throw malformed()
  let payload: JWTPayload
  try {
    const verified = await jwtVerify(compact, keys, {
      algorithms: ['RS256'],
      issuer: issuers,
      audience,
      clockTolerance: clockSkewSeconds,
      currentDate: now,
      requiredClaims: ['iss', 'aud', 'exp', 'iat', 'sub'],
    })
    payload = verified.payload
  } catch (error) {
    throw refusalOf(error, audience)
  }
  // jose compares iat with a maximum age only.
  if ((payload.iat ?? Infinity) > now.getTime() / 1000 + clockSkewSeconds)
    throw refuseSignIn(
      'classroom.token-in-future',
      'The token was issued in the future: the clock of this server is slow.',
    )
  return payload
}

function refusalOf(error: unknown, audience: string): Error {
  if (error instanceof errors.JWTExpired)
    return refuseSignIn('classroom.token-expired', 'The token has expired. Sign in again.')
  if (error instanceof errors.JWTClaimValidationFailed) return claimRefusal(error, audience)
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return malformed(error)
  if (error instanceof errors.JWKSTimeout || isUpstream(error))
    return refuseSignIn(
      'classroom.keys-unreachable',
      'The keys of Google cannot be fetched, so nobody can sign in now. Check that this server reaches www.googleapis.com.',
      {},
      error,
    )
  if (error instanceof errors.JOSEError)
    return refuseSignIn(
      'classroom.token-signature-invalid',
      'The token is not signed with a key of Google as it should be: somebody made or altered it.',
      { reason: error.code },
      error,
    )
  return error instanceof Error ? error : new Error(String(error))
}

/** jose wraps what a fetch throws in some places and hands it through in others. */
const isUpstream = (error: unknown): boolean =>
  (error instanceof Problem && error.kind === 'upstream') ||
  (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')

function claimRefusal(error: errors.JWTClaimValidationFailed, audience: string): Problem {
  if (error.claim === 'iss' && error.reason === 'check_failed')
    return refuseSignIn('classroom.issuer-mismatch', 'The token was not issued by accounts.google.com.')
  if (error.claim === 'aud' && error.reason === 'check_failed')
    return refuseSignIn(
      'classroom.audience-mismatch',
      `The token is meant for somebody else than ${audience}. Compare it with what is configured at Google.`,
      { expected: audience },
    )
  if (error.claim === 'nbf')
    return refuseSignIn(
      'classroom.token-in-future',
      'The token is valid later only: the clock of this server is slow.',
    )
  return malformed(error)
}

const malformed = (cause?: unknown) =>
  refuseSignIn(
    'classroom.token-malformed',
    'This is no token of Google with the claims that it has.',
    {},
    cause,
  )
