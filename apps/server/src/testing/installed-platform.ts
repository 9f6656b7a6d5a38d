import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { DistrictScope } from '@lectern/database'
import { simulatedPlatform, type SimulatedPlatform } from '@lectern/lti/testing'
import { addLtiInstallation } from '@lectern/tenancy'
import type { InstallationId } from '@lectern/launch'
import type { Lectern } from '../compose.ts'

export interface InstalledPlatform {
  platform: SimulatedPlatform
  installationId: InstallationId
  close(): Promise<void>
}

/** A platform that signs real tokens and publishes its keys on loopback, installed in a district. */
export async function installPlatform(
  { database }: Pick<Lectern, 'database'>,
  scope: DistrictScope,
  { deploymentId = 'deployment-1', known = true }: { deploymentId?: string; known?: boolean } = {},
): Promise<InstalledPlatform> {
  const server = createServer((_req, res) => res.end(JSON.stringify(platform.jwks())))
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
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
