import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { simulatedPlatform, type SimulatedPlatform } from '@lectern/lti/testing'
import { registrar, type Registrar } from './services/registrar.ts'
import { servicePlatform, type ServicePlatform } from './services/service-platform.ts'
import { signingKey, type SigningKey } from './signing-key.ts'

export interface PlatformAddress {
  /** 0: any that is free. */
  port: number
  /** How the tool reaches this platform, where that is not loopback. */
  issuer?: string
  clientId: string
  deploymentId: string
  /** Where the tool publishes its keys; without it, it gets no token for services. */
  toolJwksUrl?: string
}

export type ConformancePlatform = SimulatedPlatform & {
  tokenEndpoint: string
  services: ServicePlatform
  registrar: Registrar
  /** Of each request that reached another origin by a link of ours: whether it carried authorization. */
  foreignCalls: readonly boolean[]
  returnUrl: string
  deepLinkReturnUrl: string
  /** Adds the key to the published set, once. */
  publish: (key: SigningKey) => void
  /** Keys beside the one that signs; none is published at first, lest a set that a tool cannot read spoil all cases. */
  keys: Record<'rotated' | 'twin' | 'otherTwin' | 'withoutAlgorithm', SigningKey>
  close(): Promise<void>
}

/** A platform over real HTTP on loopback. Its people's clicks are made by the cases themselves. */
export async function startPlatform({
  port,
  issuer,
  clientId,
  deploymentId,
  toolJwksUrl,
}: PlatformAddress): Promise<ConformancePlatform> {
  const server = createServer((req, res) => void answer({ platform, services, registrations }, req, res))
  await listening(server, port)
  const foreignCalls: boolean[] = []
  const foreign = createServer(({ headers }, res) => {
    foreignCalls.push(headers.authorization !== undefined)
    res.writeHead(404).end()
  })
  await listening(foreign, 0)
  const origin = issuer ?? originOf(server)
  const platform = await simulatedPlatform({ issuer: origin, clientId, deploymentId })
  // A tool on another machine could not reach it.
  const foreignOrigin = issuer === undefined ? originOf(foreign) : undefined
  const services = servicePlatform(platform, { toolJwksUrl, foreignOrigin })
  const registrations = registrar(origin)
  return {
    ...platform,
    services,
    registrar: registrations,
    foreignCalls,
    tokenEndpoint: `${origin}/token`,
    returnUrl: `${origin}/return`,
    deepLinkReturnUrl: `${origin}/deep-linking`,
    keys: {
      rotated: await signingKey('rotated'),
      twin: await signingKey('twins'),
      otherTwin: await signingKey('twins'),
      withoutAlgorithm: await signingKey('without-algorithm', { alg: undefined }),
    },
    publish({ publicJwk }) {
      const { keys } = platform.jwks()
      if (!keys.includes(publicJwk)) keys.push(publicJwk)
    },
    async close() {
      await Promise.all([server, foreign].map(closed))
    },
  }
}

const originOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}` // TCP: no other address

async function closed(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}

async function listening(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening') // rejects with the error of listen
}

interface Answering {
  platform: SimulatedPlatform
  services: ServicePlatform
  registrations: Registrar
}

async function answer(
  { platform, services, registrations }: Answering,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { method = 'GET', url: address = '/' } = req
  const url = new URL(address, platform.registration.issuer)
  const body = Buffer.concat((await req.toArray()) as Buffer[]).toString()
  // A request's headers are text, or lists of it.
  const request = { method, url, headers: new Headers(req.headers as Record<string, string>), body }
  if (services.handles(url)) return pass(await services.answer(request), res)
  if (registrations.handles(url)) return pass(registrations.answer(request), res)
  const { pathname } = url
  if (pathname === '/jwks')
    return void res
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(platform.jwks()))
  res
    .writeHead(pathname === '/authorize' ? 200 : 404, { 'content-type': 'text/plain' })
    .end('This platform is driven by the conformance command; there is nothing to see for people.')
}

async function pass(response: Response, res: ServerResponse): Promise<void> {
  res
    .writeHead(response.status, Object.fromEntries(response.headers))
    .end(Buffer.from(await response.arrayBuffer()))
}
