import express, { Router } from 'express'
import { adminRoot } from '../admin/admin-root.ts'
import { adminRoutes } from '../admin/admin-routes.ts'
import { entraRoutes } from '../entra/entra-routes.ts'
import { teamsRoutes } from '../host/teams-routes.ts'
import { teamsRoot } from '../host/teams-view.ts'
import type { TeamsSite } from '../teams-site.ts'
import { microsoftAddress } from './microsoft-addresses.ts'
import { bodyOf, sendAnswer } from './send-answer.ts'

/** All of Microsoft: `https://HOST/PATH?QUERY` is answered at `/microsoft/HOST/PATH?QUERY`. */
export function microsoftRoutes(site: TeamsSite): Router {
  const router = Router()
  router.use('/microsoft', express.raw({ type: () => true, limit: '4mb' }))
  router.all('/microsoft/graph.microsoft.com/*path', async (request, response) => {
    const { authorization = '', consistencylevel } = request.headers
    const answer = await site.graph.fetch(microsoftAddress(request.originalUrl), {
      method: request.method,
      headers: { authorization, ...(typeof consistencylevel === 'string' && { consistencylevel }) },
      body: bodyOf(request),
    })
    await sendAnswer(response, answer)
  })
  router.use('/microsoft/login.microsoftonline.com', entraRoutes(site))
  router.use(teamsRoot, teamsRoutes(site))
  router.get('/microsoft', (_request, response) => response.redirect(`${teamsRoot}/`))
  router.use(adminRoot, adminRoutes(site))
  return router
}
