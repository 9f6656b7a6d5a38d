import { inspect } from 'node:util'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { Problem, problemStatus } from '@lectern/problem'
import { assetRoutes } from './assets.ts'
import type { PrivacyLevel } from './canvas/canvas-claims.ts'
import { canvasRoutes } from './canvas/canvas-routes.ts'
import { deepLinkingRoutes } from './canvas/deep-linking-routes.ts'
import { launchRoutes } from './canvas/launch-routes.ts'
import { moduleLinks, type ModuleLink } from './canvas/module-links.ts'
import { serveLaunch } from './canvas/serve-launch.ts'
import { sendPage } from './http/send-page.ts'
import { forwardingPage } from './pages/forwarding-page.ts'
import { refusalPage } from './pages/refusal-page.ts'
import { trailFragment } from './pages/trail-fragment.ts'
import type { Platform } from './platform/platform.ts'
import { platformRoutes } from './platform/platform-routes.ts'
import { welcomePage } from './welcome-page.ts'

interface PlaygroundParts {
  platform: Platform
  links: readonly ModuleLink[]
  privacyLevel: PrivacyLevel
  log: (line: string) => void
}

/** The HTTP map of the playground. */
export function playgroundApp({ platform, links, privacyLevel, log }: PlaygroundParts): Express {
  const { tool, profile, trails, readDeepLinkingResponse: readResponse } = platform
  const app = express().disable('x-powered-by')
  app.get(['/', '/playground'], (_request, response) => {
    sendPage(response, welcomePage(tool.name, new URL('/console/', tool.loginUrl).href))
  })
  app.use(assetRoutes())
  app.use(platformRoutes(platform))
  app.get(`/${profile.storageTarget}`, (_request, response) => {
    sendPage(response, forwardingPage(profile.storageTarget))
  })
  const placed = moduleLinks(links)
  const serve = serveLaunch(platform, privacyLevel)
  app.use('/canvas', launchRoutes(serve, placed))
  if (readResponse) app.use('/canvas', deepLinkingRoutes({ platform, readResponse, serve, links: placed }))
  app.use('/canvas', canvasRoutes(platform, placed))
  app.get('/launch-trails/:launchId', (request, response) => {
    sendPage(response, trailFragment(trails.read(request.params.launchId)))
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
  (log: PlaygroundParts['log']): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const problem = asProblem(error)
    const status = problemStatus(problem.kind)
    log(`${request.method} ${request.path} ${status} ${problem.code}`)
    if (problem.kind === 'internal') log(inspect(problem.cause))
    sendPage(response, refusalPage(status, problem.message), status)
  }

/** Express refuses what it cannot read, such as a broken escape in a path, with a status on the error. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const unreadable = error instanceof Error && 'status' in error && error.status === 400
  return unreadable
    ? new Problem({
        kind: 'invalid',
        code: 'playground.unreadable-request',
        message: 'The address or the form cannot be read.',
        cause: error,
      })
    : new Problem({
        kind: 'internal',
        code: 'playground.failed',
        message: 'The playground has failed.',
        cause: error,
      })
}
