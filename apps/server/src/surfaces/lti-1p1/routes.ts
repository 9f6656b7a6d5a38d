import { Router, type ErrorRequestHandler } from 'express'
import { Problem } from '@lectern/problem'
import { formReader } from '../../http/form.ts'
import { launch1p1 } from './launch-1p1.ts'
import type { Lti1p1Surface } from './lti-1p1-surface.ts'
import { refuseLaunch1p1 } from './refuse-launch-1p1.ts'

export function lti1p1Routes(surface: Lti1p1Surface): Router {
  const router = Router()
  router.post('/launch', formReader, launch1p1(surface))
  // A bookmarked or reloaded launch: the form is gone, and a signature in an address is in every log.
  router.get('/launch', (req, res) => refuseLaunch1p1(surface, { error: notALaunch(), req, res }))
  // What the reading of a form refuses is a page as well.
  const refuse: ErrorRequestHandler = (error, req, res, _next) =>
    refuseLaunch1p1(surface, { error, req, res })
  router.use(refuse)
  return router
}

const notALaunch = (): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'lti-1p1.not-a-launch',
    message: 'The launch address was opened by itself, without a launch: a bookmark, or a reloaded page.',
  })
