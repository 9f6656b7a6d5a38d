import { Router, type Request } from 'express'
import { formOf } from '../microsoft/send-answer.ts'
import type { TeamsSite } from '../teams-site.ts'
import { tabTokenFor } from './tab-token.ts'
import { teamsVisitor } from './teams-visit.ts'

/** Teams in a browser, and what its pages ask the host for. */
export function teamsRoutes(site: TeamsSite): Router {
  const router = Router()
  router.post('/api/tab-token', async (request: Request, response) => {
    response.json(await tabTokenFor(site, teamsVisitor(request), formOf(request).get('page') ?? ''))
  })
  return router
}
