import { Router, type Request, type RequestHandler } from 'express'
import { sendPage } from '../../http/send-page.ts'
import { microsoftAddress } from '../microsoft/microsoft-addresses.ts'
import { bodyOf, formOf, sendAnswer } from '../microsoft/send-answer.ts'
import type { TeamsSite } from '../teams-site.ts'
import { troublePage } from './pages/trouble-page.ts'
import { adminConsentStep, signInStep, type EntraStep } from './sign-in-step.ts'

/** What people see of Entra, and what programs ask it. */
export function entraRoutes(site: TeamsSite): Router {
  const router = Router()
  router.all('/:tenant/oauth2/v2.0/authorize', browserStep(site, signInStep))
  router.all(['/:tenant/v2.0/adminconsent', '/:tenant/adminconsent'], browserStep(site, adminConsentStep))
  router.all('/*path', async (request, response) => {
    const answer = await site.entra.fetch(microsoftAddress(request.originalUrl), {
      method: request.method,
      body: bodyOf(request),
    })
    await sendAnswer(response, answer)
  })
  return router
}

/** Whatever it is, no frame shows it. */
const browserStep =
  (site: TeamsSite, stepOf: typeof signInStep): RequestHandler =>
  async (request: Request, response) => {
    const step: EntraStep = stepOf(site, {
      url: microsoftAddress(request.originalUrl),
      tenant: String(request.params['tenant']),
      form: formOf(request),
    })
    response.set('x-frame-options', 'DENY')
    if ('back' in step) return sendAnswer(response, step.back)
    const [page, status] = 'page' in step ? [step.page, 200] : [troublePage(step.trouble, site.now()), 400]
    sendPage(response, page, status, "'none'")
  }
