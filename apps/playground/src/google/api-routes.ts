import { Router, text } from 'express'
import { setTimeout } from 'node:timers/promises'
import type { GoogleSite } from './google-site.ts'

/** Hosts of Google that servers call. */
const apiHosts = [
  'oauth2.googleapis.com',
  'www.googleapis.com',
  'classroom.googleapis.com',
  'admin.googleapis.com',
  'appsmarket.googleapis.com',
]

/** Hands a request for `/HOST/PATH` to the Google that knows it as `https://HOST/PATH`, and its answer back. */
export function apiRoutes({
  simulated: { fetch },
  switches,
}: Pick<GoogleSite, 'simulated' | 'switches'>): Router {
  const router = Router()
  for (const host of apiHosts)
    router.use(`/${host}`, text({ type: () => true, limit: '1mb' }), async (request, response) => {
      const { method, url, body } = request
      await setTimeout(switches.latencyMilliseconds)
      const { authorization, 'content-type': contentType } = request.headers
      const answer = await fetch(`https://${host}${url}`, {
        method,
        headers: {
          ...(authorization && { authorization }),
          ...(contentType && { 'content-type': contentType }),
        },
        ...(typeof body === 'string' && body !== '' && { body }),
      })
      response.status(answer.status)
      for (const name of ['content-type', 'retry-after']) {
        const value = answer.headers.get(name)
        if (value !== null) response.set(name, value)
      }
      response.set('cache-control', 'no-store').send(Buffer.from(await answer.arrayBuffer()))
    })
  return router
}
