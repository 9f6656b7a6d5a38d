import { json, Router } from 'express'
import { sendAppPackage } from './app-package.ts'
import { endSignIn } from './auth-end.ts'
import { openInBrowser, startWindow } from './auth-start.ts'
import { endConsent } from './end-consent.ts'
import { launchTab } from './launch-tab.ts'
import { removalPage } from './removal-page.ts'
import { tabPage } from './tab-page.ts'
import type { TeamsSurface } from './teams-surface.ts'

/** `/teams` */
export function teamsRoutes(surface: TeamsSurface): Router {
  const router = Router()
  router.get(['/tab', '/config'], tabPage(surface))
  router.get('/remove', removalPage(surface))
  router.get('/app.zip', sendAppPackage(surface))
  router.get('/browser', openInBrowser(surface))
  router.get('/auth/start', startWindow(surface))
  router.get('/auth/end', endSignIn(surface))
  router.get('/auth/consent', endConsent(surface))
  return router
}

/** `/api/v1/teams` */
export function teamsApiRoutes(surface: TeamsSurface): Router {
  const router = Router()
  router.post('/launch', json({ limit: '100kb' }), launchTab(surface))
  return router
}
