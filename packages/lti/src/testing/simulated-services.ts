import type { JSONWebKeySet } from 'jose'
import { serviceClaimNames } from '../launch/service-claims.ts'
import type { ServiceRegistration } from '../services/client-assertion.ts'
import type { ServiceFetch } from '../services/http-attempt.ts'
import { serviceScopes } from '../services/service-scopes.ts'
import { simulatedEula } from './simulated-eula.ts'
import { simulatedGrades } from './simulated-grades.ts'
import { simulatedNoticeHandlers } from './simulated-notice-handlers.ts'
import type { SimulatedPlatform } from './simulated-platform.ts'
import { simulatedRoster, type SimulatedPerson } from './simulated-roster.ts'
import { refusal, type SimulatedCall, type SimulatedService } from './simulated-service.ts'
import { simulatedTokenEndpoint } from './simulated-token-endpoint.ts'

/** How kinds of platforms differ; Moodle as recorded. */
const kinds = {
  strict: { tokenType: 'application/json', query: '', losesRole: false, wholeSeconds: false },
  moodle: { tokenType: 'text/html; charset=utf-8', query: '?type_id=1', losesRole: true, wholeSeconds: true },
} as const

export interface ServiceOptions {
  /** What the tool publishes. */
  toolKeys: JSONWebKeySet
  kind?: keyof typeof kinds
  people?: readonly SimulatedPerson[] | (() => readonly SimulatedPerson[])
  /** Who changed since the roster was read; a platform without it tells no differences. */
  changes?: () => readonly SimulatedPerson[]
  /** What it grants at most. */
  scopes?: readonly string[]
}

/** What happens to a request instead; it may let it be answered first and lose the answer. */
export type Fault = (answer: () => Promise<Response>) => Response | Promise<Response>

export type SimulatedServices = ReturnType<typeof simulatedServices>

/** The services of a platform, in memory and as strict as real ones, reached by `fetch`. */
export function simulatedServices(
  { registration, deploymentId }: SimulatedPlatform,
  { toolKeys, kind = 'strict', people = [], changes, scopes = Object.values(serviceScopes) }: ServiceOptions,
) {
  const { issuer, clientId } = registration
  const { tokenType, query, losesRole, wholeSeconds } = kinds[kind]
  const tokenEndpoint = `${issuer}/token`
  const tokens = simulatedTokenEndpoint({
    url: tokenEndpoint,
    clientId,
    toolKeys,
    scopes,
    contentType: tokenType,
  })
  const grades = simulatedGrades({ path: '/lineitems', query, wholeSeconds })
  const notices = simulatedNoticeHandlers({ path: '/notice-handlers', clientId, deploymentId })
  const eula = simulatedEula('/eula')
  const services = [
    simulatedRoster('/memberships', typeof people === 'function' ? people : () => people, {
      losesRole,
      changes,
    }),
    ...grades.services,
    notices.service,
    eula.service,
  ]
  const faults: Fault[] = []

  function respond(call: SimulatedCall): Response | Promise<Response> {
    if (call.url.href === tokenEndpoint) return tokens.receive(new URLSearchParams(call.body))
    const service = services.find(({ handles }) => handles(call))
    if (service === undefined) return refusal(404, 'Not Found')
    const held = tokens.scopesOf(call.headers)
    if (!service.scopes.some((scope) => held.includes(scope))) return refusal(401, 'Unauthorized')
    return wrongType(service, call) ?? service.respond(call)
  }

  const fetch: ServiceFetch = async (address, { method = 'GET', headers, body }) => {
    const text = typeof body === 'string' ? body : ''
    const call = { method, url: new URL(address), headers: new Headers(headers), body: text }
    const fault = faults.shift()
    return fault === undefined ? respond(call) : fault(async () => respond(call))
  }

  return {
    /** What the tool knows after it was registered. */
    registration: { ...registration, tokenEndpoint } satisfies ServiceRegistration,
    /** Offers the services in a launch. */
    claims: {
      [serviceClaimNames.memberships]: {
        context_memberships_url: `${issuer}/memberships`,
        service_versions: ['1.0', '2.0'],
      },
      [serviceClaimNames.grades]: { scope: scopes, lineitems: `${issuer}/lineitems${query}`, lineitem: '' },
      [serviceClaimNames.notices]: {
        platform_notification_service_url: `${issuer}/notice-handlers`,
        service_versions: ['1.0'],
        scope: [serviceScopes.noticeHandlers],
        notice_types_supported: ['LtiHelloWorldNotice', 'LtiContextCopyNotice'],
      },
    },
    fetch,
    tokens,
    grades,
    notices,
    eula,
    /** So the next requests end. */
    failNext: (...next: Fault[]) => void faults.push(...next),
  }
}

/** As exact as Moodle: one media type of the service, or anything. */
function wrongType({ accepts }: SimulatedService, { headers }: SimulatedCall): Response | undefined {
  const accept = headers.get('accept') ?? '*/*'
  const content = headers.get('content-type') ?? accepts[0]!
  if ((accept === '*/*' || accepts.includes(accept)) && accepts.includes(content)) return undefined
  return refusal(400, `No handler found for ${accept} ${content}`)
}
