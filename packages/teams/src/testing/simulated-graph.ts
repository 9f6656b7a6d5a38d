import { createLocalJWKSet, jwtVerify } from 'jose'
import { publicCloud } from '../cloud.ts'
import { simulatedApp } from './a-district.ts'
import { educationRoutes, simulatedEducation, type SimulatedEducation } from './graph-education.ts'
import { graphError, type GraphCall, type GraphRoute } from './graph-route.ts'
import { simulatedSubscriptions, type Deliver } from './graph-subscriptions.ts'
import { simulatedTeamwork, teamworkRoutes, type SimulatedTeamwork } from './graph-teamwork.ts'
import type { SimulatedEntra } from './simulated-entra.ts'
import { tokenBucket, type TokenBucket } from './token-bucket.ts'

export interface GraphOptions {
  /** Whose tokens it takes. */
  entra: Pick<SimulatedEntra, 'keys'>
  /** Where notices and handshakes go. */
  deliver?: Deliver
  now?: () => Date
}

/** What happens to a request instead; it may let it be answered first and lose the answer. */
export type GraphFault = (answer: () => Promise<Response>) => Response | Promise<Response>

export type SimulatedGraph = ReturnType<typeof simulatedGraph>

/** A Graph in memory, as strict as the real one about permissions, limits and links; reached by `fetch`. */
export function simulatedGraph({
  entra,
  deliver = async () => new Response('Not Found', { status: 404 }),
  now = () => new Date(),
}: GraphOptions) {
  const educations = perTenant(simulatedEducation)
  const teamworks = perTenant(simulatedTeamwork)
  const subscriptions = simulatedSubscriptions({ deliver, now })
  // Published limits per app and tenant (Graph "service-specific throttling limits").
  const limits: Record<GraphRoute['area'], TokenBucket> = {
    education: tokenBucket(35_000, 10, now),
    directory: tokenBucket(3_500, 10, now),
    installations: tokenBucket(30, 1, now),
    activity: tokenBucket(5, 1, now),
    bulk: tokenBucket(2, 1, now),
    other: tokenBucket(2_000, 1, now),
  }
  const routes: GraphRoute[] = [
    ...educationRoutes(educations),
    ...teamworkRoutes(teamworks, simulatedApp.clientId),
    ...subscriptions.routes,
    {
      method: 'GET',
      path: /^\/organization$/,
      application: ['Organization.Read.All', 'EduRoster.Read.All'],
      area: 'directory',
      respond: ({ tenantId }) =>
        Response.json({ value: [{ id: tenantId, displayName: 'Fairview Schools' }] }),
    },
  ]
  const faults: { matches: RegExp; fault: GraphFault }[] = []
  const requests: { method: string; path: string; query: URLSearchParams }[] = []
  const rootPath = new URL(publicCloud.graph).pathname

  async function callerOf(headers: Headers) {
    const token = headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(entra.keys.jwks()), {
        audience: 'https://graph.microsoft.com',
        currentDate: now(),
      })
      return payload as { tid: string; oid?: string; scp?: string; roles?: string[] }
    } catch {
      return undefined
    }
  }

  async function answer(
    caller: NonNullable<Awaited<ReturnType<typeof callerOf>>>,
    method: string,
    url: URL,
    body: Record<string, unknown>,
  ): Promise<Response> {
    const path = url.pathname.slice(rootPath.length)
    requests.push({ method, path, query: url.searchParams })
    const route = routes.find((one) => one.method === method && one.path.test(path))
    if (route === undefined) return graphError(404, 'ResourceNotFound', 'Resource not found for the segment.')
    const held = caller.scp === undefined ? (caller.roles ?? []) : caller.scp.split(' ')
    const needed = (caller.scp === undefined ? route.application : route.delegated) ?? []
    if (!route.resourceSpecific && !needed.some((permission) => held.includes(permission)))
      return graphError(
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      )
    const seconds = limits[route.area].take(caller.tid)
    if (seconds !== undefined)
      return graphError(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(seconds) })
    const call: GraphCall = {
      method,
      url,
      body,
      tenantId: caller.tid,
      objectId: caller.scp === undefined ? undefined : caller.oid,
      held,
      ids: route.path.exec(path)!.slice(1),
    }
    const index = faults.findIndex(({ matches }) => matches.test(`${method} ${path}`))
    return index < 0
      ? route.respond(call)
      : faults.splice(index, 1)[0]!.fault(async () => route.respond(call))
  }

  async function batch(
    caller: NonNullable<Awaited<ReturnType<typeof callerOf>>>,
    { requests: inner }: Record<string, unknown>,
  ): Promise<Response> {
    const items = inner as { id: string; method: string; url: string; body?: Record<string, unknown> }[]
    if (!Array.isArray(items) || items.length === 0 || items.length > 20)
      return graphError(400, 'BadRequest', 'Between 1 and 20 requests.')
    if (items.some(({ url }) => !url.startsWith('/') || url.startsWith('/v1.0')))
      return graphError(400, 'BadRequest', 'Invalid batch: the url must be relative to the version.')
    const responses = await Promise.all(
      items.map(async ({ id, method, url, body = {} }) => {
        const one = await answer(caller, method, new URL(`${publicCloud.graph}${url}`), body)
        const text = await one.text()
        return {
          id,
          status: one.status,
          headers: Object.fromEntries(one.headers),
          ...(text !== '' && { body: JSON.parse(text) as unknown }),
        }
      }),
    )
    return Response.json({ responses: responses.toReversed() })
  }

  return {
    education: educations,
    teamwork: teamworks,
    subscriptions: subscriptions.subscriptions,
    notify: subscriptions.notify,
    redeliver: subscriptions.redeliver,
    undelivered: subscriptions.undelivered,
    /** What was asked of it, in order; batched calls one by one. */
    requests,
    /** So the next requests that match `METHOD /path` end. */
    failNext: (matches: RegExp, ...next: GraphFault[]): void =>
      void faults.push(...next.map((fault) => ({ matches, fault }))),

    fetch: async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
      const url = new URL(address)
      const { method = 'GET' } = init
      const caller = await callerOf(new Headers(init.headers))
      if (caller === undefined)
        return graphError(401, 'InvalidAuthenticationToken', 'Access token is empty or has expired.')
      const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {}
      return url.pathname === `${rootPath}/$batch` ? batch(caller, body) : answer(caller, method, url, body)
    },
  }
}

/** Each tenant has its own, made when first asked for. */
function perTenant<T extends SimulatedEducation | SimulatedTeamwork>(make: () => T): (tenantId: string) => T {
  const made = new Map<string, T>()
  return (tenantId) => {
    const known = made.get(tenantId) ?? make()
    made.set(tenantId, known)
    return known
  }
}
