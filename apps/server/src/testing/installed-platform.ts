import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { JSONWebKeySet } from 'jose'
import type { DistrictScope } from '@lectern/database'
import type { ServiceFetch } from '@lectern/lti'
import {
  simulatedPlatform,
  simulatedServices,
  type ServiceOptions,
  type SimulatedPlatform,
  type SimulatedServices,
} from '@lectern/lti/testing'
import { addLtiInstallation } from '@lectern/tenancy'
import type { InstallationId } from '@lectern/launch'
import type { Lectern } from '../compose.ts'

export interface InstalledPlatform {
  platform: SimulatedPlatform
  installationId: InstallationId
  /** From now on the platform has services, which know our server by its keys or by where it publishes them. */
  serve(tool: string | JSONWebKeySet, options?: Omit<ServiceOptions, 'toolKeys'>): Promise<SimulatedServices>
  close(): Promise<void>
}

/** A platform that signs real tokens and publishes its keys on loopback, installed in a district. */
export async function installPlatform(
  { database }: Pick<Lectern, 'database'>,
  scope: DistrictScope,
  { deploymentId = 'deployment-1', known = true }: { deploymentId?: string; known?: boolean } = {},
): Promise<InstalledPlatform> {
  let services: SimulatedServices | undefined
  const server = createServer((req, res) => {
    if (!services || req.url === '/jwks') return void res.end(JSON.stringify(platform.jwks()))
    void answerBy(services.fetch, new URL(req.url!, issuer), req, res)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const platform = await simulatedPlatform({ issuer, clientId: 'lectern-1', deploymentId })
  const installationId = await addLtiInstallation(database, scope, {
    ...platform.registration,
    name: 'Canvas',
    profile: 'strict',
    tokenEndpoint: `${issuer}/token`,
    ...(known && { deploymentId }),
  })
  return {
    platform,
    installationId,
    async serve(tool, options) {
      const toolKeys =
        typeof tool === 'string' ? ((await (await fetch(`${tool}/lti/jwks`)).json()) as JSONWebKeySet) : tool
      return (services = simulatedServices(platform, { toolKeys, ...options }))
    },
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

async function answerBy(
  answer: ServiceFetch,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { method, headers } = req
  const body = await text(req)
  const response = await answer(url.href, { method, headers: headers as Record<string, string>, body })
  res.writeHead(response.status, response.statusText, Object.fromEntries(response.headers))
  res.end(await response.text())
}
