import { Router } from 'express'
import { microsoftAddress } from '../microsoft/microsoft-addresses.ts'
import { bodyOf, sendAnswer } from '../microsoft/send-answer.ts'
import type { TeamsSite } from '../teams-site.ts'

/** What programs ask Entra, and what people see of it. */
export function entraRoutes({ entra }: TeamsSite): Router {
  const router = Router()
  router.all('/*path', async (request, response) => {
    const answer = await entra.fetch(microsoftAddress(request.originalUrl), {
      method: request.method,
      body: bodyOf(request),
    })
    await sendAnswer(response, answer)
  })
  return router
}
