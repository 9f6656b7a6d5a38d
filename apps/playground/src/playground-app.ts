import { inspect } from 'node:util'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { Problem, problemStatus } from '@lectern/problem'
import { assetRoutes } from './assets.ts'
import { canvasRoutes } from './canvas/canvas-routes.ts'
import type { CanvasSite } from './canvas/canvas-site.ts'
import { googleRoutes } from './google/google-routes.ts'
import type { GoogleSite } from './google/google-site.ts'
import type { Host } from './host/host.ts'
import { installedHostRoutes } from './host/installed-host-routes.ts'
import type { Platform } from './platform/platform.ts'
import { moodleRoutes } from './moodle/moodle-routes.ts'
import type { MoodleSite } from './moodle/moodle-site.ts'
import { sendPage } from './http/send-page.ts'
import { refusalPage } from './pages/refusal-page.ts'
import { trailFragment } from './pages/trail-fragment.ts'
import { pdRoutes } from './pd-pages.ts'
import { microsoftRoutes } from './teams/microsoft/microsoft-routes.ts'
import type { TeamsSite } from './teams/teams-site.ts'
import { teamsEntry } from './teams/welcome-entry.ts'
import type { LaunchTrails } from './platform/launch-trail.ts'
import { classroomEntry } from './google/welcome-entry.ts'
import { welcomePage } from './welcome-page.ts'

interface PlaygroundParts {
  canvas: CanvasSite
  moodle: MoodleSite
  /** Hosts into which the tool was entered by hand. */
  installed: readonly { host: Host; platform: Platform }[]
  google?: GoogleSite
  teams?: TeamsSite
  trails: LaunchTrails
  log: (line: string) => void
}

/** The HTTP map of the playground. */
export function playgroundApp(parts: PlaygroundParts): Express {
  const { canvas, moodle, installed, google, teams, trails, log } = parts
  const { tool } = canvas.platform
  const app = express().disable('x-powered-by')
  app.get(['/', '/playground'], (_request, response) => {
    const more = [google && classroomEntry, teams && teamsEntry].filter((entry) => entry !== undefined)
    sendPage(response, welcomePage(tool.name, new URL('/console/', tool.loginUrl).href, more))
  })
  app.use(assetRoutes())
  app.use('/pd', pdRoutes())
  app.use(canvasRoutes(canvas))
  app.use(moodleRoutes(moodle))
  for (const site of installed) app.use(installedHostRoutes(site))
  if (google) app.use(googleRoutes(google))
  if (teams) app.use(microsoftRoutes(teams))
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

/** Express refuses what it cannot read, such as a broken escape in a path or a body without end, with a status on the error. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
  const unreadable = status >= 400 && status < 500
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
