import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { simulatedPlatform, type SimulatedPlatform } from '@lectern/lti/testing'
import { signingKey, type SigningKey } from './signing-key.ts'

export interface PlatformAddress {
  /** 0: any that is free. */
  port: number
  /** How the tool reaches this platform, where that is not loopback. */
  issuer?: string
  clientId: string
  deploymentId: string
}

export type ConformancePlatform = SimulatedPlatform & {
  tokenEndpoint: string
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
}: PlatformAddress): Promise<ConformancePlatform> {
  const server = createServer((req, res) => answer(platform)(req, res))
  await listening(server, port)
  const origin = issuer ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}` // TCP: no other address
  const platform = await simulatedPlatform({ issuer: origin, clientId, deploymentId })
  return {
    ...platform,
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
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function listening(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening') // rejects with the error of listen
}

const answer =
  (platform: SimulatedPlatform): RequestListener =>
  ({ url = '/' }, res) => {
    const { pathname } = new URL(url, platform.registration.issuer)
    if (pathname === '/jwks')
      return res
        .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(JSON.stringify(platform.jwks()))
    if (pathname === '/token')
      return res
        .writeHead(400, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: 'invalid_client', error_description: 'No services are offered here.' }))
    return res
      .writeHead(pathname === '/authorize' ? 200 : 404, { 'content-type': 'text/plain' })
      .end('This platform is driven by the conformance command; there is nothing to see for people.')
  }
