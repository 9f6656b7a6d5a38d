import { decodeJwt, errors, jwtVerify } from 'jose'
import type { FindClient, ToolClient } from './tool-client.ts'

/** Why no token is granted, with the error codes of OAuth 2.0 (RFC 6749 §5.2). */
export class TokenRefusal extends Error {
  readonly code: 'invalid_request' | 'unsupported_grant_type' | 'invalid_client' | 'invalid_scope'
  /** The signature or the time: Moodle answers their words instead of the code. */
  override readonly cause?: unknown

  constructor(code: TokenRefusal['code'], description: string, cause?: unknown) {
    super(description)
    this.code = code
    this.cause = cause
  }
}

export interface AssertionChecks {
  find: FindClient
  /** What `aud` must name; undefined where nobody looks. */
  audience?: string
  /** False when it was used before. */
  useJti: (jti: string) => boolean
  now: () => Date
}

/** Security Framework §4.1.2: an assertion lives for five minutes at most. */
const longestSeconds = 5 * 60
const clockToleranceSeconds = 60

/** Who asks: the client whose own key signed the assertion (Security Framework §4.1.1, RFC 7523 §3). */
export async function authenticateClient(assertion: string, checks: AssertionChecks): Promise<ToolClient> {
  const client = checks.find(claimedIssuer(assertion))
  if (!client) throw new TokenRefusal('invalid_client', 'There is no such client.')
  const { payload } = await jwtVerify(assertion, client.keys, {
    algorithms: ['RS256'],
    issuer: client.clientId,
    subject: client.clientId,
    ...(checks.audience !== undefined && { audience: checks.audience }),
    requiredClaims: ['exp', 'iat', 'jti'],
    clockTolerance: clockToleranceSeconds,
    currentDate: checks.now(),
  }).catch((error: unknown) => {
    if (!(error instanceof errors.JOSEError)) throw error
    throw new TokenRefusal('invalid_client', `The client assertion does not hold: ${error.message}.`, error)
  })
  // Both are there: they are required above.
  if (payload.exp! - payload.iat! > longestSeconds)
    throw new TokenRefusal('invalid_client', 'The client assertion lives for more than five minutes.')
  if (!checks.useJti(`${client.clientId} ${payload.jti}`))
    throw new TokenRefusal('invalid_client', 'The client assertion was used before.')
  return client
}

/** Read before the signature is checked, so it only chooses whose keys must fit. */
function claimedIssuer(assertion: string): string {
  try {
    return decodeJwt(assertion).iss ?? ''
  } catch (error) {
    throw new TokenRefusal('invalid_client', 'The client assertion is no signed token.', error)
  }
}
