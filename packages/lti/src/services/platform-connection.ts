import type { ServiceRegistration } from './client-assertion.ts'
import { placeOf, type Exchanged } from './http-attempt.ts'
import { httpExchange, type ExchangePorts } from './http-exchange.ts'
import { refuseService, type ServiceRefusal } from './service-refusals.ts'
import type { ServiceTokens } from './service-tokens.ts'
import type { ServiceToken } from './token-request.ts'

export interface ConnectionPorts<
  Registration extends ServiceRegistration = ServiceRegistration,
> extends ExchangePorts {
  tokens: ServiceTokens<Registration>
}

/** Calls to the services of one platform in the name of one deployment. */
export interface PlatformConnection {
  /** @throws Problem a code of `serviceRefusals`; its details keep the platform's own words */
  call: (request: ServiceRequest) => Promise<ServiceAnswer>
}

export interface ServiceRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: URL
  /** What this one service needs, no more. */
  scopes: readonly string[]
  /** Exactly one media type: Moodle refuses lists. None where no content comes back. */
  accept?: string
  contentType?: string
  /** Made anew for each attempt. */
  body?: () => unknown
  /** Whether a repetition does no harm; GET, PUT and DELETE always may. */
  repeatable?: boolean
  /** Statuses that the caller interprets instead of having them refused. */
  interprets?: readonly number[]
}

export interface ServiceAnswer {
  status: number
  headers: Headers
  url: URL
  /** The platform's status line and reason; empty when it was well. */
  words: string
  /** @throws Problem `lti.service-answer-invalid` */
  json: () => unknown
}

/** `connect(registration, deploymentId)`: make it once per process, with the tokens it shares. */
export function platformConnections<Registration extends ServiceRegistration>(
  ports: ConnectionPorts<Registration>,
) {
  const exchange = httpExchange(ports)
  const { tokens } = ports

  async function send(request: ServiceRequest, token: ServiceToken): Promise<Exchanged> {
    const { method, url, accept, contentType, body, repeatable = method !== 'POST' } = request
    return exchange({
      method,
      url,
      headers: {
        authorization: `Bearer ${token.value}`,
        ...(accept !== undefined && { accept }),
        ...(contentType !== undefined && { 'content-type': contentType }),
      },
      body: body && (() => JSON.stringify(body())),
      repeatable,
      maxBytes,
      secrets: [token.value],
    })
  }

  return (registration: Registration, deploymentId?: string): PlatformConnection => ({
    call: async (request) => {
      const token = await tokens.tokenFor(registration, request.scopes, deploymentId)
      const exchanged = await send(request, token)
      if (exchanged.status !== 401) return accepted(exchanged, request, token)
      // It may have been withdrawn before its time, so another one gets one chance.
      tokens.drop(token)
      const another = await tokens.tokenFor(registration, request.scopes, deploymentId)
      return accepted(await send(request, another), request, another)
    },
  })
}

/** A course of thousands in one page, as Moodle sends it when asked without limit, stays below. */
const maxBytes = 16 * 1024 * 1024

function accepted(exchanged: Exchanged, request: ServiceRequest, token: ServiceToken): ServiceAnswer {
  const { status, headers, url, words, body } = exchanged
  if ((status < 200 || status > 299) && !request.interprets?.includes(status))
    throw refused(exchanged, request, token)
  return { status, headers, url, words, json: () => parsed(body, url) }
}

const refusalOf: Record<number, [code: ServiceRefusal, hint: string]> = {
  401: ['lti.service-unauthorized', 'Look in the platform whether this service is switched on for the tool.'],
  403: ['lti.service-forbidden', 'Look in the platform whether this service is switched on for the tool.'],
  404: ['lti.service-not-found', 'The course, link or column may have been removed there.'],
}

function refused({ status, words, url }: Exchanged, { method, scopes }: ServiceRequest, token: ServiceToken) {
  const [code, hint] = refusalOf[status] ?? (['lti.service-refused', ''] as const)
  return refuseService(
    code,
    `The platform's service at ${placeOf(url)} refuses; it says "${words || status}". ${hint}`.trimEnd(),
    { method, url: placeOf(url), status, words, scopes, grantedScopes: token.scopes },
  )
}

/** The body alone counts; platforms are careless with their content types. */
function parsed(body: string, url: URL): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // The error of JSON.parse quotes the body, which may be about people.
    throw refuseService(
      'lti.service-answer-invalid',
      `What the platform's service at ${placeOf(url)} answers is no JSON.`,
      { url: placeOf(url) },
    )
  }
}
