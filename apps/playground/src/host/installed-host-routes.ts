import { Router } from 'express'
import { sendPage } from '../http/send-page.ts'
import { forwardingPage } from '../pages/forwarding-page.ts'
import type { Platform } from '../platform/platform.ts'
import { platformRoutes } from '../platform/platform-routes.ts'
import { hostRoutes } from './host-routes.ts'
import type { Host } from './host.ts'

/** A host into which an administrator has entered its one tool. */
export function installedHostRoutes({ host, platform }: { host: Host; platform: Platform }): Router {
  const { storageTarget } = platform.profile
  const router = Router()
  router.use(platformRoutes({ ...platform.profile, ...platform }))
  if (storageTarget !== undefined && storageTarget !== '_parent')
    router.get(`/${storageTarget}`, (_request, response) => sendPage(response, forwardingPage(storageTarget)))
  router.use(hostRoutes(host))
  return router
}
