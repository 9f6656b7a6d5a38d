import type { ServerResponse } from 'node:http'
import { readForm, type FormRequest } from '../../http/form.ts'
import { logRequest } from '../../http/request-log.ts'
import { launch } from './launch.ts'
import { login } from './login.ts'
import type { LtiSurface } from './lti-surface.ts'
import { refuseLaunch } from './refuse-launch.ts'

/**
 * A class opens the page at once, and Express costs a launch as much as its signature: login and launch are answered
 * before it. Says whether the request was one of them.
 */
export function frequentRoutes(surface: LtiSurface): (req: FormRequest, res: ServerResponse) => boolean {
  const answerLogin = login(surface)
  const answerLaunch = launch(surface)

  const handlerOf = (method: string, path: string) => {
    if (path === '/lti/login' && (method === 'GET' || method === 'POST')) return answerLogin
    return path === '/lti/launch' && method === 'POST' ? answerLaunch : undefined
  }
  return (req, res) => {
    const { method = '', url = '' } = req
    const path = url.split('?', 1)[0]!
    const answer = handlerOf(method, path)
    if (!answer) return false
    logRequest(surface.log, { method, path }, res)
    const form = method === 'POST' ? readForm(req) : Promise.resolve()
    form
      .then(() => answer(req, res))
      .catch((error: unknown) => refuseLaunch(surface, { error, req, res }))
      // Even its page could not be sent: the connection is what is left to close.
      .catch(() => res.destroy())
    return true
  }
}
