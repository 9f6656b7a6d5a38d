import { compactVerify, decodeProtectedHeader, errors } from 'jose'
import type { KeyHeader, KeySource } from '../platform/keys.ts'
import type { PlatformRegistration } from '../platform/registration.ts'
import { shown, type ClaimSet } from './claim-values.ts'
import { readParameters } from './parameters.ts'
import { refuse } from './refusals.ts'

export interface IdToken {
  compact: string
  header: ClaimSet
}

/** Real launches have 2–8 KB; Canvas with every claim stays under 16. */
const maxTokenLength = 64 * 1024

/** Three parts and a readable header (Security Framework §5.1.2). */
export function readToken(answer: URLSearchParams | string): IdToken {
  const compact =
    typeof answer === 'string'
      ? answer
      : readParameters(answer, { id_token: Number.MAX_SAFE_INTEGER }).id_token
  if (!compact)
    throw refuse(
      'lti.token-missing',
      'The launch came without id_token: the platform must POST it as a form.',
    )
  if (compact.length > maxTokenLength)
    throw refuse(
      'lti.token-too-large',
      `The id_token has ${compact.length} characters; at most ${maxTokenLength} are accepted. ` +
        'Send fewer custom parameters.',
    )
  if (compact.split('.').length !== 3) throw notAToken()
  try {
    return { compact, header: decodeProtectedHeader(compact) }
  } catch (error) {
    throw notAToken(error)
  }
}

const notAToken = (cause?: unknown) =>
  refuse('lti.token-malformed', 'The id_token is no signed JSON Web Token (RFC 7519).', {}, cause)

/** Security Framework 1.1's list. Never `none`, and nothing symmetric: the key would be the public one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']

export function allowedAlgorithm({ header }: IdToken): string {
  if (typeof header.alg === 'string' && algorithms.includes(header.alg)) return header.alg
  throw refuse(
    'lti.algorithm-refused',
    `The id_token is signed with ${shown(header.alg)}; accepted are ${algorithms.join(', ')}. Set the platform to RS256.`,
    { found: shown(header.alg) },
  )
}

/** Security Framework §6.3: even a lone key has its id. */
export function namedKey({ header }: IdToken): string {
  if (typeof header.kid === 'string' && header.kid !== '') return header.kid
  throw refuse(
    'lti.kid-missing',
    'The header of the id_token names no key (kid). The platform must sign with a key of its published set.',
  )
}

/** Security Framework §5.1.3 (1). The payload is read only once its signature holds. */
export async function signedPayload(
  { compact }: IdToken,
  header: KeyHeader,
  { jwksUri }: PlatformRegistration,
  keys: KeySource,
): Promise<ClaimSet> {
  const candidates = await keys.find(jwksUri, header)
  if (candidates.length === 0)
    throw refuse(
      'lti.kid-unknown',
      `The id_token is signed with the key ${shown(header.kid)} (${header.alg}), which is not among the keys at ${jwksUri}. ` +
        'Compare the key set address of the registration with the one the platform shows.',
      { kid: header.kid, alg: header.alg, jwksUri },
    )
  let cause: unknown
  for (const key of candidates) {
    try {
      const { payload } = await compactVerify(compact, key, { algorithms })
      return parsedPayload(payload)
    } catch (error) {
      if (!(error instanceof errors.JOSEError || error instanceof TypeError)) throw error
      cause = error
    }
  }
  throw refuse(
    'lti.signature-invalid',
    `The signature of the id_token does not fit the key ${shown(header.kid)} at ${jwksUri}: ` +
      'the token was altered, or the platform signs with another key than it publishes.',
    { kid: header.kid, alg: header.alg, jwksUri },
    cause,
  )
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function parsedPayload(bytes: Uint8Array): ClaimSet {
  let payload: unknown
  try {
    payload = JSON.parse(decoder.decode(bytes))
  } catch (error) {
    throw notAToken(error)
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) throw notAToken()
  return payload as ClaimSet // an object out of JSON
}
