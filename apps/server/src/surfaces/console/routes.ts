import { json, Router } from 'express'
import { z } from 'zod'
import { apiUnknown } from '../../http/not-found.ts'
import { parseRequest } from '../../http/problem-response.ts'
import { catalogRoutes } from './catalog-routes.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { courseListRoutes } from './course-list-routes.ts'
import { googleRosterRoutes } from './google-roster-routes.ts'
import { googleRoutes } from './google-routes.ts'
import { importRoutes } from './import-routes.ts'
import { installationRoutes } from './installation-routes.ts'
import { removalRoutes } from './removal-routes.ts'
import { rosterImportRoutes } from './roster-import-routes.ts'
import { rosterRoutes } from './roster-routes.ts'
import { teamsRoutes } from './teams-routes.ts'
import { requireOwnPage, requireSession, sessionOf } from './session-cookie.ts'
import { sessionRoutes } from './session-routes.ts'

const period = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })

/** `/api/v1/console`: first who is asking, then what. */
export function consoleRoutes(surface: ConsoleSurface): Router {
  const router = Router()
  router.use(requireOwnPage, json({ limit: '100kb' }))
  router.use(sessionRoutes(surface))
  router.use(requireSession(surface))
  router.get('/overview', async (req, res) => {
    res.json(await surface.overview(sessionOf(res).scope, parseRequest(period, req.query)))
  })
  router.use(
    '/installations',
    googleRoutes(surface),
    teamsRoutes(surface),
    installationRoutes(surface),
    removalRoutes(surface),
    rosterRoutes(surface),
    rosterImportRoutes(surface),
    courseListRoutes(surface),
    googleRosterRoutes(surface),
  )
  router.use('/imports', importRoutes(surface))
  router.use(catalogRoutes(surface))
  router.use(apiUnknown)
  return router
}
