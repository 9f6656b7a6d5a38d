import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { DistrictScope } from '@lectern/database'
import type { JSONWebKeySet } from 'jose'
import {
  simulatedPlatform,
  simulatedServices,
  type ServiceOptions,
  type SimulatedPlatform,
  type SimulatedServices,
} from '@lectern/lti/testing'
import { addLtiInstallation, type NewLtiInstallation } from '@lectern/tenancy'
import type { InstallationId } from '@lectern/launch'
import type { Lectern } from '../compose.ts'

export interface InstalledPlatform {
  platform: SimulatedPlatform
  installationId: InstallationId
  /** From now on the platform has services, which know our server by its keys or by where it publishes them. */
  serve(tool: string | JSONWebKeySet, options?: Omit<ServiceOptions, 'toolKeys'>): Promise<SimulatedServices>
  close(): Promise<void>
}

interface InstallOptions extends Pick<NewLtiInstallation, 'features'> {
  deploymentId?: string
  /** Whether the district has approved the deployment already. */
  known?: boolean
}

/** A platform that signs real tokens and publishes its keys on loopback, installed in a district. */
export async function installPlatform(
  { database }: Pick<Lectern, 'database'>,
  scope: DistrictScope,
  { deploymentId = 'deployment-1', known = true, features }: InstallOptions = {},
): Promise<InstalledPlatform> {
  let services: SimulatedServices | undefined
  const server = createServer((req, res) => {
    if (!services || req.url === '/jwks') res.end(JSON.stringify(platform.jwks()))
    else void answerBy(services, issuer, req, res)
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
    features,
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
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** Over the wire what the simulation answers in memory. */
async function answerBy(
  { fetch }: SimulatedServices,
  issuer: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const headers = Object.entries(req.headers).map(([name, value]): [string, string] => [name, String(value)])
  const answer = await fetch(issuer + req.url, {
    method: req.method,
    headers,
    body: Buffer.concat(chunks).toString(),
  }).catch(() => undefined)
  // A simulated fault that throws is a connection that breaks.
  if (!answer) return void res.destroy()
  res.writeHead(answer.status, answer.statusText, Object.fromEntries(answer.headers))
  res.end(Buffer.from(await answer.arrayBuffer()))
}
