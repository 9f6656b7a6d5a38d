import {
  clientAssertion,
  tokenEndpointOf,
  type ServiceRegistration,
  type SigningKey,
} from './client-assertion.ts'
import { placeOf, type Exchanged } from './http-attempt.ts'
import { httpExchange, type ExchangePorts } from './http-exchange.ts'
import { refuseService } from './service-refusals.ts'

export interface ServiceToken {
  /** Goes into the Authorization header and nowhere else. */
  value: string
  /** What was granted: maybe less than was asked for. */
  scopes: readonly string[]
  expiresAt: Date
}

export interface TokenRequestPorts extends ExchangePorts {
  /** The key in use at this moment; keys rotate while the process lives. */
  signingKey: () => SigningKey | Promise<SigningKey>
}

const maxBytes = 64 * 1024

/** Asks for a token by client assertion (Security Framework §4.1). */
export function tokenRequest(ports: TokenRequestPorts) {
  const { signingKey, now = () => new Date() } = ports
  const exchange = httpExchange(ports)
  return async (
    registration: ServiceRegistration,
    scopes: readonly string[],
    deploymentId: string | undefined,
  ): Promise<ServiceToken> => {
    const url = tokenEndpointOf(registration)
    // An assertion is good for one attempt, also when that got no answer.
    const form = async () =>
      new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await clientAssertion(registration, await signingKey(), {
          deploymentId,
          now: now(),
        }),
        scope: scopes.join(' '),
      })
    const answer = await exchange({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: async () => (await form()).toString(),
      repeatable: true,
      maxBytes,
      secrets: [],
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
