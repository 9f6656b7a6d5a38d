import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type CryptoKey,
  type JSONWebKeySet,
} from 'jose'
import { refuse } from '../launch/refusals.ts'

export interface KeySource {
  /**
   * The keys of a platform that may have made a signature with this header: of that id, of a type fit for
   * the algorithm. Several share an id on some platforms; none when the id is unknown even after a look again.
   * @throws Problem `lti.keys-unreachable`, `lti.keys-invalid`
   */
  find(jwksUri: string, header: KeyHeader): Promise<CryptoKey[]>
}

export type KeyHeader = { alg: string; kid: string }

export type KeyFetch = (url: string, init: RequestInit) => Promise<Response>

const timeoutMilliseconds = 5_000
const maxBytes = 256 * 1024
/** An unknown `kid` may be a rotated key, or anyone's invention: it makes us look again only so often. */
const refetchMilliseconds = 30_000
/** After a failure the platform is left alone for a moment, however many launches wait. */
const retryMilliseconds = 5_000
const maxAgeMilliseconds = 10 * 60_000

/** Keys as the platforms publish them, imported once and cached; the clock is the system's. */
export function remoteKeys({
  fetch,
  maxPlatforms = 1_000,
}: {
  fetch: KeyFetch
  maxPlatforms?: number
}): KeySource {
  const keySets = new Map<string, KeySet>()
  return {
    find(jwksUri, header) {
      const keySet = keySets.get(jwksUri) ?? remoteKeySet(jwksUri, fetch)
      keySets.delete(jwksUri)
      keySets.set(jwksUri, keySet)
      // A Map keeps its order, so the first is the one that was used longest ago.
      if (keySets.size > maxPlatforms) keySets.delete(keySets.keys().next().value!)
      return matchingKeys(keySet, header, jwksUri)
    },
  }
}

/** Keys that are known beforehand, the same for every platform asked for. */
export function fixedKeys(jwks: JSONWebKeySet): KeySource {
  const keySet = createLocalJWKSet(jwks)
  return { find: (jwksUri, header) => matchingKeys(keySet, header, jwksUri) }
}

type KeySet = (header: KeyHeader) => Promise<CryptoKey>

async function matchingKeys(keySet: KeySet, header: KeyHeader, jwksUri: string): Promise<CryptoKey[]> {
  try {
    return [await keySet(header)]
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return []
    if (error instanceof errors.JWKSMultipleMatchingKeys) return all(error)
    if (error instanceof Unreachable)
      throw refuse(
        'lti.keys-unreachable',
        `The platform's keys at ${jwksUri} cannot be fetched: ${error.message}. Check the address and that it is reachable from here.`,
        { jwksUri, reason: error.message },
        error,
      )
    throw refuse(
      'lti.keys-invalid',
      `What the platform publishes at ${jwksUri} is no usable key set: ${String(error)}`,
      { jwksUri, kid: header.kid, alg: header.alg },
      error,
    )
  }
}

async function all(keys: AsyncIterable<CryptoKey>): Promise<CryptoKey[]> {
  const found: CryptoKey[] = []
  for await (const key of keys) found.push(key)
  return found
}

/** jose keeps the set, its age, the cooldown and one request at a time; what it asks through is bounded here. */
function remoteKeySet(jwksUri: string, fetch: KeyFetch): KeySet {
  let failure: { reason: string; retryAt: number } | undefined
  if (!URL.canParse(jwksUri)) return () => Promise.reject(new Unreachable('the address is no URL'))
  return createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: timeoutMilliseconds,
    cooldownDuration: refetchMilliseconds,
    cacheMaxAge: maxAgeMilliseconds,
    headers: { 'user-agent': 'Lectern LTI' },
    async [customFetch](url, options) {
      if (failure && Date.now() < failure.retryAt) throw new Unreachable(failure.reason)
      try {
        return new Response(await boundedBody(await fetch(url, options)))
      } catch (error) {
        failure = { reason: reasonOf(error), retryAt: Date.now() + retryMilliseconds }
        throw new Unreachable(failure.reason, { cause: error })
      }
    },
  })
}

class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** The body of a plain 200; a redirect could lead anywhere, so it is an answer like any other wrong one. */
async function boundedBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Unreachable(`it answers ${response.status} ${response.statusText}`.trimEnd())
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new Unreachable(`it answers with more than ${maxBytes / 1024} KiB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMilliseconds / 1000} seconds`
  // fetch says "fetch failed" and keeps the reason (ENOTFOUND, ECONNREFUSED, …) to its cause.
  return error.cause instanceof Error ? error.cause.message : error.message
}
