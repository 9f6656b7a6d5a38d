import express, { Router } from 'express'
import { entraRoutes } from '../entra/entra-routes.ts'
import { teamsRoutes } from '../host/teams-routes.ts'
import type { TeamsSite } from '../teams-site.ts'
import { microsoftAddress } from './microsoft-addresses.ts'
import { bodyOf, sendAnswer } from './send-answer.ts'

/** All of Microsoft: `https://HOST/PATH?QUERY` is answered at `/microsoft/HOST/PATH?QUERY`. */
export function microsoftRoutes(site: TeamsSite): Router {
  const router = Router()
  router.use('/microsoft', express.raw({ type: () => true, limit: '4mb' }))
  router.all('/microsoft/graph.microsoft.com/*path', async (request, response) => {
    const { authorization = '' } = request.headers
    const answer = await site.graph.fetch(microsoftAddress(request.originalUrl), {
      method: request.method,
      headers: { authorization },
      body: bodyOf(request),
    })
    await sendAnswer(response, answer)
  })
  router.use('/microsoft/login.microsoftonline.com', entraRoutes(site))
  router.use('/microsoft/teams.microsoft.com', teamsRoutes(site))
  return router
}
