import { Router, urlencoded } from 'express'
import { formPostPage } from '../pages/form-post-page.ts'
import { singleValues } from '../http/parameters.ts'
import { sendPage } from '../http/send-page.ts'
import type { Platform } from './platform.ts'

/** The two endpoints of a platform that a tool talks to: its authorization endpoint and its key set. */
export function platformRoutes(platform: Platform): Router {
  const router = Router()
  const authorizationPath = new URL(platform.profile.authorizationEndpoint).pathname
  const jwksPath = new URL(platform.profile.jwksUri).pathname

  router.get(authorizationPath, async (request, response) => {
    const post = await platform.authorize(singleValues(request.query))
    sendPage(response, formPostPage(`Opening ${platform.tool.name}`, post))
  })
  router.post(authorizationPath, urlencoded({ extended: false }), async (request, response) => {
    const post = await platform.authorize(singleValues(request.body))
    sendPage(response, formPostPage(`Opening ${platform.tool.name}`, post))
  })
  router.get(jwksPath, async (_request, response) => {
    response.set('cache-control', 'max-age=3600').json(await platform.jwks())
  })
  return router
}
