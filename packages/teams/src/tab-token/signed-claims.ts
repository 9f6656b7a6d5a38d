import { compactVerify, decodeProtectedHeader, errors } from 'jose'
import { shown, type ClaimSet } from './claim-values.ts'
import type { EntraKey, KeySource } from './entra-keys.ts'
import { refuseToken } from './token-refusals.ts'

export interface CompactToken {
  compact: string
  header: ClaimSet
}

/** Tab tokens have 1–2 KB; a browser's header stops at 16. */
const maxTokenLength = 16 * 1024

/** Three parts and a readable header (RFC 7519 §7.2). */
export function readCompactToken(compact: string | undefined): CompactToken {
  if (!compact)
    throw refuseToken('teams.token-missing', 'No token came: a tab must send it as a bearer token.')
  if (compact.length > maxTokenLength)
    throw refuseToken(
      'teams.token-too-large',
      `The token has ${compact.length} characters; at most ${maxTokenLength} are accepted.`,
    )
  if (compact.split('.').length !== 3) throw notAToken()
  try {
    return { compact, header: decodeProtectedHeader(compact) }
  } catch (error) {
    throw notAToken(error)
  }
}

const notAToken = (cause?: unknown) =>
  refuseToken('teams.token-malformed', 'What came as a token is no signed JSON Web Token.', {}, cause)

/** Entra signs with RS256 alone. Never `none`, and nothing symmetric: the key would be the public one. */
export function allowedAlgorithm({ header }: CompactToken): void {
  if (header.alg !== 'RS256')
    throw refuseToken(
      'teams.algorithm-refused',
      'The token is not signed with RS256, as Entra signs. It does not come from Teams.',
      { found: shown(header.alg) },
    )
}

export function namedKey({ header }: CompactToken): string {
  if (typeof header.kid === 'string' && header.kid !== '') return header.kid
  throw refuseToken('teams.kid-missing', 'The header of the token names no key (kid).')
}

export interface SignedClaims {
  claims: ClaimSet
  key: EntraKey
}

/** The claims are read only once the signature holds, so nothing here trusts what the token says about itself. */
export async function signedClaims(
  { compact }: CompactToken,
  kid: string,
  keys: KeySource,
): Promise<SignedClaims> {
  const key = await keys.find(kid)
  if (key === undefined)
    throw refuseToken('teams.kid-unknown', 'The token is signed with a key that Entra does not publish.', {
      kid: shown(kid),
    })
  try {
    const { payload } = await compactVerify(compact, key.key, { algorithms: ['RS256'] })
    return { claims: parsedClaims(payload), key }
  } catch (error) {
    if (!(error instanceof errors.JOSEError || error instanceof TypeError)) throw error
    throw refuseToken(
      'teams.signature-invalid',
      `The signature of the token does not fit Entra's key ${shown(kid)}: it was altered, or made by somebody else.`,
      { kid: shown(kid) },
      error,
    )
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function parsedClaims(bytes: Uint8Array): ClaimSet {
  let claims: unknown
  try {
    claims = JSON.parse(decoder.decode(bytes))
  } catch (error) {
    throw notAToken(error)
  }
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) throw notAToken()
  return claims as ClaimSet // an object out of JSON
}
