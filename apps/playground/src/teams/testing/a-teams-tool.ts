import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import { buildAppPackage } from '@lectern/teams'
import { anAppDescription, simulatedApp } from '@lectern/teams/testing'
import type { TeamsOptions } from '../teams-options.ts'
import { pages, type ToolSurroundings } from './tool-pages.ts'

const require = createRequire(import.meta.url)
/** The bundle beside what Node takes; a page loads it as a script. */
const teamsJs = require.resolve('@microsoft/teams-js').replace(/dist\/.*/, 'dist/umd/MicrosoftTeams.min.js')

/** A small tool with the real TeamsJS in its tab, on `localhost` and so on another site than the playground. */
export async function aTeamsTool() {
  const received: { path: string; body: unknown }[] = []
  const script = await readFile(teamsJs, 'utf8')
  const around = { hostOrigin: '', signInUrl: '' }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/teams-js.js')
      return void response.setHeader('content-type', 'text/javascript').end(script)
    if (pathname === '/teams/app.zip') return void response.end(buildAppPackage(anAppDescription()).zip)
    if (pathname === '/teams/notifications') {
      const token = searchParams.get('validationToken')
      const body = await text(request)
      received.push({ path: pathname, body: token ?? JSON.parse(body) })
      return void response.setHeader('content-type', 'text/plain').end(token ?? '')
    }
    const page = pages[pathname]
    response.setHeader('content-type', 'text/html')
    response.statusCode = page ? 200 : 404
    response.end(page?.(around) ?? 'There is no such page.')
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.close().closeAllConnections()
  })
  // A listening TCP server has an AddressInfo.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const teams: TeamsOptions = {
    tabUrl: `${origin}/teams/tab?theme={app.theme}&locale={app.locale}&item={page.subPageId}`,
    configUrl: `${origin}/teams/config`,
    appZipUrl: `${origin}/teams/app.zip`,
    redirectUri: `${origin}/teams/signed-in`,
    notificationUrl: `${origin}/teams/notifications`,
    appIdUri: `api://${simulatedApp.host}/${simulatedApp.clientId}`,
  }
  return {
    origin,
    teams,
    /** What was posted to it. */
    received,
    expect: (surroundings: ToolSurroundings) => void Object.assign(around, surroundings),
  }
}
