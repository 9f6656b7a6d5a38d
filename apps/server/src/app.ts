import type { RequestListener } from 'node:http'
import express from 'express'
import helmet from 'helmet'
import { Problem } from '@lectern/problem'
import { compress } from './http/compress.ts'
import { apiUnknown, pageUnknown } from './http/not-found.ts'
import type { Logger } from './http/log.ts'
import { problemResponse } from './http/problem-response.ts'
import { requestLog } from './http/request-log.ts'
import { consolePage } from './surfaces/console/page.ts'
import { consoleRoutes } from './surfaces/console/routes.ts'
import type { ConsoleSurface } from './surfaces/console/console-surface.ts'
import type { EmbedSurface } from './surfaces/embed/embed-surface.ts'
import { embedAssetRoutes } from './surfaces/embed/assets.ts'
import { markRoutes } from './surfaces/embed/marks.ts'
import { embedRoutes } from './surfaces/embed/routes.ts'
import type { GoogleClassroomSurface } from './surfaces/google-classroom/google-classroom-surface.ts'
import { googleClassroomRoutes } from './surfaces/google-classroom/routes.ts'
import { pushRoutes } from './surfaces/google-rosters/push-routes.ts'
import { teamsApiRoutes, teamsRoutes } from './surfaces/teams/routes.ts'
import { teamsNoticeRoutes } from './surfaces/teams-rosters/notice-routes.ts'
import type { TeamsSurface } from './surfaces/teams/teams-surface.ts'
import type { LtiSurface } from './surfaces/lti/lti-surface.ts'
import { frequentRoutes } from './surfaces/lti/frequent.ts'
import { ltiRoutes } from './surfaces/lti/routes.ts'
import type { Lti1p1Surface } from './surfaces/lti-1p1/lti-1p1-surface.ts'
import { noticeRoutes } from './surfaces/lti-notices/notice-routes.ts'
import { lti1p1Routes } from './surfaces/lti-1p1/routes.ts'

export interface AppParts {
  lti: LtiSurface
  lti1p1: Lti1p1Surface
  googleClassroom: GoogleClassroomSurface
  teams: TeamsSurface
  embed: EmbedSurface
  console: ConsoleSurface
  log: Logger
  /** Rejects with a Problem that names the dependency which does not answer. */
  ready: () => Promise<void>
  /** Only in the demo. */
  playgroundUrl?: string
}

/** The HTTP map. */
export function createApp({
  lti,
  lti1p1,
  googleClassroom,
  teams,
  embed,
  console,
  log,
  ready,
  playgroundUrl,
}: AppParts): RequestListener {
  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple').set('trust proxy', 'loopback')
  app.use(requestLog(log))

  app.get('/healthz', (_req, res) => void res.json({ status: 'ok' }))
  app.get('/readyz', async (_req, res) => {
    await ready()
    res.json({ status: 'ready' })
  })

  // Inside the hosts: each page says itself who may frame it.
  app.use('/lti/1p1', lti1p1Routes(lti1p1))
  app.use('/lti/notices', noticeRoutes(lti))
  app.use('/lti', ltiRoutes(lti))
  app.use('/google-classroom/pubsub', pushRoutes(googleClassroom))
  app.use('/google-classroom', googleClassroomRoutes(googleClassroom))
  app.use('/teams/notifications', teamsNoticeRoutes(teams))
  app.use('/teams', teamsRoutes(teams))
  app.use('/embed', markRoutes(), embedAssetRoutes())

  app.use(helmet({ contentSecurityPolicy: false, strictTransportSecurity: isHttps(console.publicUrl) }))
  app.use('/api/v1/console', consoleRoutes(console))
  app.use('/api/v1/teams', teamsApiRoutes(teams))
  app.use('/api/v1', embedRoutes(embed))
  app.use('/api', apiUnknown)
  app.use('/console', consolePage())
  if (playgroundUrl) app.get('/playground{/*rest}', (_req, res) => res.redirect(playgroundUrl))
  app.get('/', (_req, res) => res.redirect('/console/'))

  app.use(pageUnknown)
  app.use(problemResponse(log))
  const answered = frequentRoutes(lti)
  return (req, res) =>
    compress(req, res, () => {
      if (!answered(req, res)) app(req, res)
    })
}

const isHttps = (url: string): boolean => url.startsWith('https:')

export const notReady = (dependency: string, cause: unknown): Problem =>
  new Problem({
    kind: 'upstream',
    code: 'server.not-ready',
    message: `${dependency} does not answer.`,
    cause,
  })
