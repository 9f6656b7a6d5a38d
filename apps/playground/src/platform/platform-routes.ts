import { Router, urlencoded, type Response } from 'express'
import type { JWK } from 'jose'
import { singleValues } from '../http/parameters.ts'
import { sendPage } from '../http/send-page.ts'
import { formPostPage } from '../pages/form-post-page.ts'
import type { FormPost } from './message.ts'

/** The two endpoints of a platform that a tool talks to in a launch. */
interface LaunchEndpoints {
  authorizationEndpoint: string
  jwksUri: string
  authorize(parameters: Record<string, string>): Promise<FormPost>
  jwks(): Promise<{ keys: JWK[] }>
}

export function platformRoutes(endpoints: LaunchEndpoints): Router {
  const router = Router()
  const authorizationPath = new URL(endpoints.authorizationEndpoint).pathname
  const answer = async (response: Response, sent: unknown): Promise<void> => {
    sendPage(response, formPostPage('Opening the tool', await endpoints.authorize(singleValues(sent))))
  }
  router.get(authorizationPath, (request, response) => answer(response, request.query))
  router.post(authorizationPath, urlencoded({ extended: false }), (request, response) =>
    answer(response, request.body),
  )
  router.get(new URL(endpoints.jwksUri).pathname, async (_request, response) => {
    response.set('cache-control', 'max-age=3600').json(await endpoints.jwks())
  })
  return router
}
