import type { Request, RequestHandler, Response } from 'express'
import type { ServiceAnswer, ServiceCall } from './service-call.ts'
import type { ServiceDesk } from './service-desk.ts'
import { ServiceRefusal } from './service-refusal.ts'
import type { ServiceRules } from './service-rules.ts'
import type { ToolClient } from './tool-client.ts'

/** One thing that a tool's server may ask for. */
export interface Service {
  /** Any one of them will do. */
  scopes: readonly string[]
  /** The media type of its answer. */
  answers: string
  /** The media type of what it takes; absent where there is no body. */
  takes?: string
  refusesWildcard?: boolean
  ignoresAccept?: boolean
  handle: (call: ServiceCall) => ServiceAnswer | Promise<ServiceAnswer>
}

/** From HTTP to the call, and from its outcome to HTTP: types first, then the bearer, then the deed. */
export function serviceHandler(desk: ServiceDesk, service: Service): RequestHandler {
  return async (request, response) => {
    try {
      demandTypes(request, service, desk.rules)
      const client = bearerOf(request, service, desk)
      const {
        status = 200,
        body,
        headers,
      } = await service.handle({
        client,
        url: new URL(request.originalUrl, desk.issuer),
        params: plain(request.params),
        body: service.takes === undefined ? undefined : parsed(request.body),
      })
      response
        .status(status)
        .set({ 'content-type': service.answers, 'cache-control': 'no-store', ...headers })
      response.send(body === undefined ? '' : JSON.stringify(body))
    } catch (error) {
      if (!(error instanceof ServiceRefusal)) throw error
      refuse(response, error, request, desk.rules)
    }
  }
}

function demandTypes(request: Request, service: Service, { types }: ServiceRules): void {
  const { accept = '*/*', 'content-type': contentType = '' } = request.headers
  const speaks = [service.answers, ...(service.refusesWildcard ? [] : ['*/*'])]
  if (!types.anyAccept && !service.ignoresAccept && !speaks.includes(accept))
    throw new ServiceRefusal(types.acceptStatus, `No handler found for ${request.path} ${accept}`)
  if (service.takes === undefined) return
  const sent = types.takesCharset ? contentType.split(';')[0]?.trim() : contentType
  if (sent !== service.takes)
    throw new ServiceRefusal(types.contentStatus, `No handler found for ${request.path}  ${contentType}`)
}

/** The client of the token, when it has the scope and the address is its own. */
function bearerOf(request: Request, { scopes }: Service, { tokens }: ServiceDesk): ToolClient {
  const grant = tokens.read(request.headers.authorization)
  if (!grant || !scopes.some((scope) => grant.scopes.includes(scope)) || !isOwn(request, grant.client))
    throw new ServiceRefusal(401, 'Unauthorized')
  return grant.client
}

function isOwn(request: Request, client: ToolClient): boolean {
  const { deployment, client: clientId } = plain(request.params)
  return (
    (deployment === undefined || client.deploymentIds.includes(deployment)) &&
    (clientId === undefined || clientId === client.clientId)
  )
}

const plain = (params: Request['params']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : '')
  } catch {
    throw new ServiceRefusal(400, 'The body is no JSON')
  }
}

function refuse(response: Response, refusal: ServiceRefusal, request: Request, rules: ServiceRules): void {
  const { body, contentType } = rules.refuse(refusal, {
    method: request.method,
    path: request.originalUrl,
    accept: request.headers.accept ?? '*/*',
    contentType: request.headers['content-type'],
  })
  // Some platforms say why in the status line alone, which carries plain characters only.
  response.statusMessage = refusal.message.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200)
  response
    .status(refusal.status)
    .set({ 'content-type': contentType, 'cache-control': 'no-store' })
    .send(typeof body === 'string' ? body : JSON.stringify(body))
}
