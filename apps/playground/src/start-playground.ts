import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { Problem, problemStatus } from '@lectern/problem'
import { assetRoutes } from './assets.ts'
import type { PrivacyLevel } from './canvas/canvas-claims.ts'
import { canvasProfile } from './canvas/canvas-profile.ts'
import { canvasRoutes } from './canvas/canvas-routes.ts'
import type { Course } from './canvas/course.ts'
import { courses } from './canvas/courses.ts'
import { launchRoutes } from './canvas/launch-routes.ts'
import type { ModuleLink } from './canvas/module-links.ts'
import { people } from './canvas/people.ts'
import type { Person } from './canvas/person.ts'
import { sendPage } from './http/send-page.ts'
import { htmlDocument } from './pages/html-document.ts'
import { html } from './pages/html.ts'
import { refusalPage } from './pages/refusal-page.ts'
import { trailFragment } from './pages/trail-fragment.ts'
import { welcomePage } from './pages/welcome-page.ts'
import { createPlatform, type Platform } from './platform/platform.ts'
import { platformRoutes } from './platform/platform-routes.ts'
import type { PlatformProfile, RegisteredTool } from './platform/profile.ts'
import { generateSigningKey } from './platform/signing-key.ts'

export interface PlaygroundOptions {
  host?: '127.0.0.1'
  /** 0 takes any free port. The address is the platform's issuer: keep the port where a tool is to remember it. */
  port: number
  tool: RegisteredTool
  /** Links to apps that teachers placed into modules. */
  links?: readonly ModuleLink[]
  privacyLevel?: PrivacyLevel
  now?: () => Date
  log?: (line: string) => void
}

export interface Playground {
  url: string
  /** What has to be entered in the tool to install it on the simulated Canvas. */
  canvas: Pick<
    PlatformProfile,
    'name' | 'issuer' | 'clientId' | 'deploymentId' | 'authorizationEndpoint' | 'tokenEndpoint' | 'jwksUri'
  >
  people: readonly Person[]
  courses: readonly Course[]
  close(): Promise<void>
}

/** Serves the simulated hosts: a site of its own, apart from the tool's. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { host = '127.0.0.1', port, tool, now = () => new Date(), log = () => {} } = options
  const key = await generateSigningKey()
  const server = await listen(host, port)
  // A listening TCP server has an AddressInfo. The address is the issuer, so the platform can only be made now.
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  const platform = createPlatform({ profile: canvasProfile(url), tool, key, now })
  server.on('request', createApp(platform, options))
  log(`Simulated Canvas at ${url}`)
  return {
    url,
    canvas: platform.profile,
    people,
    courses,
    close: () => close(server),
  }
}

function createApp(
  platform: Platform,
  { links = [], privacyLevel = 'public', log }: PlaygroundOptions,
): Express {
  const { tool } = platform
  const app = express().disable('x-powered-by')
  app.get(['/', '/playground'], (_request, response) => {
    sendPage(response, welcomePage(tool.name, new URL('/console/', tool.loginUrl).href))
  })
  app.use(assetRoutes())
  app.use(platformRoutes(platform))
  app.use('/canvas', launchRoutes({ platform, links, privacyLevel }))
  app.use('/canvas', canvasRoutes(platform, links))
  app.get('/post_message_forwarding', (_request, response) => {
    const scripts = ['forwarding-frame.js']
    sendPage(
      response,
      htmlDocument({ title: 'post_message_forwarding', bodyClass: 'forwarding', body: html``, scripts }),
    )
  })
  app.get('/launch-trails/:launchId', (request, response) => {
    sendPage(response, trailFragment(platform.trails.read(request.params.launchId)))
  })
  app.use(() => {
    throw new Problem({
      kind: 'not-found',
      code: 'playground.unknown-page',
      message: 'The playground has no such page.',
    })
  })
  app.use(refuse(log))
  return app
}

/** Express knows an error handler by its four parameters. */
const refuse =
  (log: PlaygroundOptions['log']): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const problem = error instanceof Problem ? error : undefined
    const status = problem ? problemStatus(problem.kind) : 500
    log?.(`${request.method} ${request.path} ${status} ${problem?.code ?? String(error)}`)
    sendPage(response, refusalPage(status, problem?.message ?? 'The playground has failed.'), status)
  }

async function listen(host: string, port: number): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  return server
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}
