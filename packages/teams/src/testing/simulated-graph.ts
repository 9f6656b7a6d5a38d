import { createLocalJWKSet, jwtVerify } from 'jose'
import { publicCloud } from '../cloud.ts'
import { answerBatch } from './graph-batch.ts'
import { assignmentRoutes } from './graph-assignments.ts'
import { channelRoutes, simulatedChannels, type SimulatedChannels } from './graph-channels.ts'
import { educationRoutes, simulatedEducation, type SimulatedEducation } from './graph-education.ts'
import { graphError, type GraphCall, type GraphRoute } from './graph-route.ts'
import { simulatedSubscriptions, type Deliver } from './graph-subscriptions.ts'
import { simulatedTeamwork, teamworkRoutes, type SimulatedTeamwork } from './graph-teamwork.ts'
import type { SimulatedEntra } from './simulated-entra.ts'
import { tokenBucket, type TokenBucket } from './token-bucket.ts'

export interface GraphOptions {
  /** Whose tokens it takes. */
  entra: Pick<SimulatedEntra, 'keys' | 'app'>
  /** Where notices and handshakes go. */
  deliver?: Deliver
  /** What ails it for as long as it does: an answer instead of the usual one. */
  refuse?: (request: RefusableRequest) => Response | undefined
  now?: () => Date
}

export interface RefusableRequest {
  tenantId: string
  method: string
  /** Below the version root. */
  path: string
  inBatch: boolean
  token: string
  /** With `ConsistencyLevel: eventual`. */
  eventual?: boolean
}

/** What happens to a request instead; it may let it be answered first and lose the answer. */
export type GraphFault = (answer: () => Promise<Response>) => Response | Promise<Response>

export type SimulatedGraph = ReturnType<typeof simulatedGraph>

/** A Graph in memory, as strict as the real one about permissions, limits and links; reached by `fetch`. */
export function simulatedGraph({
  entra,
  deliver = async () => new Response('Not Found', { status: 404 }),
  refuse = () => undefined,
  now = () => new Date(),
}: GraphOptions) {
  const educations = perTenant(simulatedEducation)
  const teamworks = perTenant(simulatedTeamwork)
  const channels = perTenant(simulatedChannels)
  const subscriptions = simulatedSubscriptions({ deliver, now })
  // Published limits per app and tenant (Graph "service-specific throttling limits").
  const limits: Record<GraphRoute['area'], TokenBucket> = {
    education: tokenBucket(35_000, 10, now),
    assignments: tokenBucket(500, 10, now),
    directory: tokenBucket(3_500, 10, now),
    installations: tokenBucket(30, 1, now),
    activity: tokenBucket(5, 1, now),
    bulk: tokenBucket(2, 1, now),
    other: tokenBucket(2_000, 1, now),
  }
  const routes: GraphRoute[] = [
    ...educationRoutes(educations),
    ...teamworkRoutes(teamworks, entra.app.clientId),
    ...assignmentRoutes(educations),
    ...channelRoutes({ education: educations, teamwork: teamworks, channels }),
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

  async function callerOf(token: string) {
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
    { token, inBatch, eventual = false }: Pick<RefusableRequest, 'token' | 'inBatch' | 'eventual'>,
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
    const refused = refuse({ tenantId: caller.tid, method, path, inBatch, token })
    if (refused !== undefined) return refused
    const call: GraphCall = {
      method,
      url,
      body,
      tenantId: caller.tid,
      objectId: caller.scp === undefined ? undefined : caller.oid,
      held,
      eventual,
      ids: route.path.exec(path)!.slice(1),
    }
    const index = faults.findIndex(({ matches }) => matches.test(`${method} ${path}`))
    return index < 0
      ? route.respond(call)
      : faults.splice(index, 1)[0]!.fault(async () => route.respond(call))
  }

  return {
    education: educations,
    teamwork: teamworks,
    channels,
    subscriptions: subscriptions.subscriptions,
    notify: subscriptions.notify,
    announce: subscriptions.announce,
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
      const headers = new Headers(init.headers)
      const token = headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
      const eventual = headers.get('consistencylevel') === 'eventual'
      const caller = await callerOf(token)
      if (caller === undefined)
        return graphError(401, 'InvalidAuthenticationToken', 'Access token is empty or has expired.')
      const body = readBody(init.body)
      if (body === undefined) return graphError(400, 'BadRequest', 'Unable to read JSON request payload.')
      return url.pathname === `${rootPath}/$batch` && method === 'POST'
        ? answerBatch(body, (...one) => answer(caller, ...one, { token, inBatch: true }))
        : answer(caller, method, url, body, { token, inBatch: false, eventual })
    },
  }
}

function readBody(sent: unknown): Record<string, unknown> | undefined {
  if (typeof sent !== 'string' || sent === '') return {}
  try {
    const body: unknown = JSON.parse(sent)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Each tenant has its own, made when first asked for. */
function perTenant<T extends SimulatedEducation | SimulatedTeamwork | SimulatedChannels>(
  make: () => T,
): (tenantId: string) => T {
  const made = new Map<string, T>()
  return (tenantId) => {
    const known = made.get(tenantId) ?? make()
    made.set(tenantId, known)
    return known
  }
}
