import { createRemoteJWKSet, customFetch, errors, type CryptoKey } from 'jose'
import { boundedBody } from '../bounded-body.ts'
import { keySetUrl, publicCloud, type MicrosoftCloud } from '../cloud.ts'
import { refuseToken } from './token-refusals.ts'

export interface EntraKey {
  key: CryptoKey
  /** For whom it signs, as Entra publishes it: `{tenantid}` stands for any tenant. */
  issuer?: string
}

export interface KeySource {
  /**
   * The key of that id; none when it is unknown even after a look again.
   * @throws Problem `teams.keys-unreachable`, `teams.keys-invalid`
   */
  find(kid: string): Promise<EntraKey | undefined>
}

export type KeyFetch = (url: string, init: RequestInit) => Promise<Response>

const timeoutMilliseconds = 5_000
const maxBytes = 256 * 1024
/** An unknown `kid` may be a rotated key, or anyone's invention: it makes us look again only so often. */
const refetchMilliseconds = 30_000
/** After a failure Entra is left alone for a moment, however many tabs wait. */
const retryMilliseconds = 5_000
/** Entra rotates without notice; Microsoft asks for a look every 24 hours. */
const maxAgeMilliseconds = 12 * 60 * 60_000

/** Entra's keys, fetched once for all tenants and cached; the clock is the system's. Make it once per process. */
export function entraKeys({
  fetch,
  cloud = publicCloud,
}: {
  fetch: KeyFetch
  cloud?: MicrosoftCloud
}): KeySource {
  const url = keySetUrl(cloud)
  let failure: { reason: string; retryAt: number } | undefined
  const keySet = createRemoteJWKSet(new URL(url), {
    timeoutDuration: timeoutMilliseconds,
    cooldownDuration: refetchMilliseconds,
    cacheMaxAge: maxAgeMilliseconds,
    async [customFetch](address, options) {
      if (failure && Date.now() < failure.retryAt) throw new Unreachable(failure.reason)
      try {
        const answer = await fetch(address, options)
        if (answer.status !== 200) throw new Error(`it answers ${answer.status}`)
        return new Response(await boundedBody(answer, maxBytes))
      } catch (error) {
        failure = { reason: reasonOf(error), retryAt: Date.now() + retryMilliseconds }
        throw new Unreachable(failure.reason, { cause: error })
      }
    },
  })
  return {
    async find(kid) {
      try {
        const key = await keySet({ alg: 'RS256', kid })
        return { key, issuer: publishedIssuer(keySet.jwks()?.keys.find((one) => one.kid === kid)) }
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey) return undefined
        throw refused(error, url)
      }
    },
  }
}

class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

const publishedIssuer = (jwk: object | undefined): string | undefined =>
  jwk !== undefined && 'issuer' in jwk && typeof jwk.issuer === 'string' ? jwk.issuer : undefined

const refused = (error: unknown, url: string) =>
  error instanceof Unreachable
    ? refuseToken(
        'teams.keys-unreachable',
        `Entra's keys at ${url} cannot be fetched: ${error.message}. Check that this server reaches that address.`,
        { url, reason: error.message },
        error,
      )
    : refuseToken(
        'teams.keys-invalid',
        `What ${url} publishes is no usable key set: ${String(error)}`,
        { url },
        error,
      )

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMilliseconds / 1000} seconds`
  // fetch says "fetch failed" and keeps the reason (ENOTFOUND, ECONNREFUSED, …) to its cause.
  return error.cause instanceof Error ? error.cause.message : error.message
}
