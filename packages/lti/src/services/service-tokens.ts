import {
  clientAssertion,
  tokenEndpointOf,
  type ServiceRegistration,
  type SigningKey,
} from './client-assertion.ts'
import { httpExchange, placeOf, type Exchanged, type ExchangePorts } from './http-exchange.ts'
import { refuseService } from './service-refusals.ts'

export interface ServiceToken {
  /** Goes into the Authorization header and nowhere else. */
  value: string
  /** What was granted: maybe less than was asked for. */
  scopes: readonly string[]
  expiresAt: Date
}

export interface ServiceTokens {
  /**
   * A token for these scopes, from the cache while it has a minute to live. Ask per service, never for the union:
   * one unknown scope spoils the whole request on some platforms.
   * @throws Problem `lti.service-token-refused` with the platform's own words, or a failed exchange
   */
  tokenFor(
    registration: ServiceRegistration,
    scopes: readonly string[],
    deploymentId?: string,
  ): Promise<ServiceToken>
  /** Forgets a token that a service did not take. */
  drop(token: ServiceToken): void
}

export interface TokenPorts extends ExchangePorts {
  /** The key in use at this moment; keys rotate while the process lives. */
  signingKey: () => SigningKey | Promise<SigningKey>
  maxTokens?: number
}

interface Entry {
  token: Promise<ServiceToken>
  /** Unknown while the request is on its way: whoever asks meanwhile waits for the same one. */
  granted?: ServiceToken
}

const marginMilliseconds = 60_000

/** Access tokens by client assertion (Security Framework §4.1), once per process: it caches what platforms grant. */
export function serviceTokens(ports: TokenPorts): ServiceTokens {
  const { now = () => new Date(), maxTokens = 5_000 } = ports
  const request = tokenRequest(ports)
  const entries = new Map<string, Entry>()

  const isUsable = ({ granted }: Entry) =>
    granted === undefined || granted.expiresAt.getTime() - marginMilliseconds > now().getTime()

  function requested(key: string, ...grant: Parameters<typeof request>): Entry {
    const entry: Entry = { token: request(...grant) }
    entry.token.then(
      (granted) => (entry.granted = granted),
      // Whoever waits for the token is told; the next one asks anew.
      () => entries.get(key) === entry && entries.delete(key),
    )
    return entry
  }

  return {
    tokenFor(registration, scopes, deploymentId) {
      const sorted = scopes.toSorted()
      const { issuer, clientId, tokenEndpoint } = registration
      const key = JSON.stringify([issuer, clientId, tokenEndpoint, deploymentId, ...sorted])
      const known = entries.get(key)
      const entry = known && isUsable(known) ? known : requested(key, registration, sorted, deploymentId)
      entries.delete(key)
      entries.set(key, entry)
      // A Map keeps its order, so the first is the one that was used longest ago.
      if (entries.size > maxTokens) entries.delete(entries.keys().next().value!)
      return entry.token
    },
    drop(token) {
      for (const [key, { granted }] of entries) if (granted === token) entries.delete(key)
    },
  }
}

const maxBytes = 64 * 1024

function tokenRequest(ports: TokenPorts) {
  const { signingKey, now = () => new Date() } = ports
  const exchange = httpExchange(ports)
  return async (
    registration: ServiceRegistration,
    scopes: readonly string[],
    deploymentId: string | undefined,
  ): Promise<ServiceToken> => {
    const url = tokenEndpointOf(registration)
    const assertion = await clientAssertion(registration, await signingKey(), { deploymentId, now: now() })
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: scopes.join(' '),
    })
    const answer = await exchange({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: () => form.toString(),
      repeatable: true,
      maxBytes,
      secrets: [assertion],
    })
    return grantedToken(answer, { asked: scopes, url, now: now() })
  }
}

interface Asked {
  asked: readonly string[]
  url: URL
  now: Date
}

function grantedToken(answer: Exchanged, { asked, url, now }: Asked): ServiceToken {
  if (answer.status !== 200 && answer.status !== 201) throw refused(answer, { asked, url, now })
  const grant = parsedGrant(answer.body)
  if (grant === undefined)
    throw refuseService(
      'lti.service-token-invalid',
      `The platform's token URL ${placeOf(url)} answers with something that holds no access token. Compare it with the one the platform shows.`,
      { url: placeOf(url), contentType: answer.headers.get('content-type') },
    )
  const { value, scope, lifetimeSeconds } = grant
  return {
    value,
    // Left out when it is what was asked for (RFC 6749 §5.1).
    scopes: scope?.split(/\s+/).filter(Boolean) ?? asked,
    expiresAt: new Date(now.getTime() + lifetimeSeconds * 1000),
  }
}

const refused = ({ status, words }: Exchanged, { asked, url }: Asked) =>
  refuseService(
    'lti.service-token-refused',
    `The platform gives no access token; it says "${words}". Look there whether the tool is active, its key set address ` +
      'is right, and these services are switched on.',
    { url: placeOf(url), status, words, scopes: asked },
  )

const defaultLifetimeSeconds = 300
const maxLifetimeSeconds = 24 * 60 * 60

/** The body alone counts: Moodle sends JSON as text/html. */
function parsedGrant(body: string): { value: string; scope?: string; lifetimeSeconds: number } | undefined {
  let grant: unknown
  try {
    grant = JSON.parse(body)
  } catch {
    return undefined // an HTML page, most likely
  }
  if (typeof grant !== 'object' || grant === null) return undefined
  const { access_token: value, scope, expires_in: expiresIn } = grant as Record<string, unknown>
  // Anything else could not stand in a header.
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,16384}$/.test(value)) return undefined
  const seconds = Number(expiresIn ?? defaultLifetimeSeconds)
  return {
    value,
    scope: typeof scope === 'string' ? scope : undefined,
    lifetimeSeconds: seconds > 0 ? Math.min(seconds, maxLifetimeSeconds) : defaultLifetimeSeconds,
  }
}
