import { Router } from 'express'
import { sendPage } from '../http/send-page.ts'
import { forwardingPage } from '../pages/forwarding-page.ts'
import { platformRoutes } from '../platform/platform-routes.ts'
import { serviceRoutes } from '../platform/services/service-routes.ts'
import { accountRoutes } from './account-routes.ts'
import { brandConfig } from './brand-config.ts'
import type { CanvasSite } from './canvas-site.ts'
import { deepLinkingRoutes } from './deep-linking-routes.ts'
import { launchRoutes } from './launch-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { serveLaunch } from './serve-launch.ts'
import { brandConfigPath } from './variables.ts'

/** The whole of Canvas: what a tool talks to at the root, as on a real one, and its pages under `/canvas`. */
export function canvasRoutes(site: CanvasSite): Router {
  const { profile, readDeepLinkingResponse: readResponse } = site.platform
  const router = Router()
  router.use(platformRoutes({ ...profile, ...site.platform }))
  if (site.services) router.use(serviceRoutes(site.services.desk))
  router.get(brandConfigPath, (_request, response) => {
    response.set({ 'cache-control': 'max-age=3600', 'access-control-allow-origin': '*' }).json(brandConfig)
  })
  router.get(`/${profile.storageTarget}`, (_request, response) => {
    sendPage(response, forwardingPage(profile.storageTarget ?? ''))
  })
  const serve = serveLaunch(site)
  router.use('/canvas', launchRoutes(site, serve), messageRoutes(site, serve))
  if (readResponse) router.use('/canvas', deepLinkingRoutes({ site, readResponse, serve }))
  router.use('/canvas', pageRoutes(site), accountRoutes(site))
  return router
}
