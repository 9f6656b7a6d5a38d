import type { Connection } from '@lectern/database'
import type { BenchPlatform } from './platform.ts'
import { peerScript, startToolProcess, type RunningTool } from './tool-process.ts'

interface Peer {
  name: string
  script: string
  loginPath: string
  launchPath: string
}

export const ltijs: Peer = {
  name: 'ltijs 5.9.9, ltijs-sequelize 2.4.4',
  script: 'ltijs',
  loginPath: '/login',
  launchPath: '/',
}
/** How far one gets with the least code: what a framework and three statements cost. */
export const bare: Peer = {
  name: 'bare Express 5, jose, pg',
  script: 'bare',
  loginPath: '/login',
  launchPath: '/launch',
}

export async function startPeer(
  { name, script, loginPath, launchPath }: Peer,
  { issuer, clientId, authorizationEndpoint, tokenEndpoint, jwksUri }: BenchPlatform,
  connection: Connection,
): Promise<RunningTool> {
  const setup = { connection, platform: { issuer, clientId, authorizationEndpoint, tokenEndpoint, jwksUri } }
  const process = startToolProcess({ script: peerScript(script), args: [JSON.stringify(setup)] })
  const origin = `http://127.0.0.1:${await process.port()}`
  return {
    name,
    process,
    loginUrl: `${origin}${loginPath}`,
    targetLinkUri: `${origin}${launchPath}`,
    isPage: (body) => body.startsWith('launched for teacher-'),
  }
}
