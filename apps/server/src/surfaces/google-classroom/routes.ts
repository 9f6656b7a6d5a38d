import { Router, type ErrorRequestHandler } from 'express'
import { frameKinds, type FrameKind } from '@lectern/google-classroom'
import { formReader } from '../../http/form.ts'
import { continueFrame, handOffState } from './continue-frame.ts'
import { framePage } from './frame-page.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import { oauthCallback } from './oauth-callback.ts'
import { refuseFrame } from './refuse-frame.ts'
import { signInWindow } from './sign-in-window.ts'

/** `/google-classroom` */
export function googleClassroomRoutes(surface: GoogleClassroomSurface): Router {
  const router = Router()
  for (const kind of Object.keys(frameKinds) as FrameKind[]) router.get(`/${kind}`, framePage(surface, kind))
  router.get('/sign-in', signInWindow(surface))
  router.get('/oauth/callback', oauthCallback(surface))
  router.get('/hand-offs/:id', handOffState(surface))
  router.post('/continue', formReader, continueFrame(surface))
  // What the reading of a form refuses is a page as well.
  const refuse: ErrorRequestHandler = (error, req, res, _next) => refuseFrame(surface, { error, req, res })
  router.use('/continue', refuse)
  return router
}
