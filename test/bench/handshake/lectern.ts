import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Connection } from '@lectern/database'
import { programs, runProgram, urlOf } from '../runner/server-programs.ts'
import type { BenchPlatform } from './platform.ts'
import { startToolProcess, type RunningTool } from './tool-process.ts'

const products = fileURLToPath(
  new URL('../../../apps/playground/demo-data/learnplatform-covid19/products_info.csv', import.meta.url),
)

/** The web process as `npm run serve` starts it, for one district with a catalog, installed in the platform. */
export async function startLectern(platform: BenchPlatform, connection: Connection): Promise<RunningTool> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = {
    PORT: `${port}`,
    PUBLIC_URL: origin,
    DATABASE_URL: urlOf(connection),
    SECRET_KEY: randomBytes(32).toString('base64'),
    // The peers write no line per request either.
    LOG_LEVEL: 'warn',
  }
  await runProgram(env, 'migrate')
  await administer(env, 'district create', optionsOf({ name: 'Bench Schools', slug: 'bench' }))
  await administer(env, 'catalog import', [products])
  await administer(
    env,
    'installation add-lti',
    optionsOf({
      name: 'Bench',
      issuer: platform.issuer,
      'client-id': platform.clientId,
      'authorization-endpoint': platform.authorizationEndpoint,
      'token-endpoint': platform.tokenEndpoint,
      'jwks-uri': platform.jwksUri,
      'deployment-id': platform.deploymentId,
    }),
  )
  const process = startToolProcess({ script: `${programs}main.js`, env })
  while (!(await isReady(origin))) await Promise.race([pause(50), process.ended])
  return {
    name: 'Lectern',
    process,
    loginUrl: `${origin}/lti/login`,
    targetLinkUri: `${origin}/lti/launch`,
    isPage: (body) => body.includes('"mode":"browse"'),
  }
}

const optionsOf = (options: Record<string, string>): string[] =>
  Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])

const administer = (env: Record<string, string>, command: string, args: string[]): Promise<void> =>
  runProgram(env, 'lectern', [...command.split(' '), ...args])

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has no other address
  server.close()
  await once(server, 'close')
  return port
}

const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
