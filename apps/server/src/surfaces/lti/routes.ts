import { Router, type ErrorRequestHandler } from 'express'
import { canvasDeveloperKey } from '@lectern/lti'
import { ltiFeatures, keySetMaxAgeSeconds } from '@lectern/tenancy'
import { formReader, parametersOf } from '../../http/form.ts'
import { Problem } from '@lectern/problem'
import { continueLaunch } from './launch.ts'
import type { LtiSurface } from './lti-surface.ts'
import { refuseLaunch } from './refuse-launch.ts'
import { register } from './register.ts'
import { askedFor, toolDescription } from './tool-description.ts'

export function ltiRoutes(surface: LtiSurface): Router {
  const router = Router()
  // Login and launch themselves are in frequent.ts.
  router.post('/launch/continue', formReader, continueLaunch(surface))
  // A bookmarked or reloaded launch: there is nothing in the address to launch from.
  router.get(['/launch', '/launch/continue'], (req, res) =>
    refuseLaunch(surface, { error: notALaunch(), req, res }),
  )
  router.get('/register', register(surface))
  // `?features=roster,credit`: what the key is to allow beyond launches.
  router.get('/config/canvas.json', (req, res) => {
    const wanted = new Set(parametersOf(req).get('features')?.split(','))
    const features = askedFor(ltiFeatures.filter((feature) => wanted.has(feature)))
    res.json(canvasDeveloperKey({ tool: toolDescription(surface.publicUrl), features }))
  })
  // What platforms check our own signatures with.
  router.get('/jwks', async (_req, res) => {
    const keys = await surface.signingKeys.published()
    res.set('cache-control', `public, max-age=${keySetMaxAgeSeconds}`).json({ keys })
  })
  // What the reading of a form refuses is a page as well.
  const refuse: ErrorRequestHandler = (error, req, res, _next) => refuseLaunch(surface, { error, req, res })
  router.use(refuse)
  return router
}

const notALaunch = (): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'lti.state-missing',
    message: 'The launch address was opened by itself, without a launch: a bookmark, or a reloaded page.',
  })
