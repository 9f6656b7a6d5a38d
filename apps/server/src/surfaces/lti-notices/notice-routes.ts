import { json, Router } from 'express'
import type { LtiSurface } from '../lti/lti-surface.ts'
import { receiveNotices } from './receive-notices.ts'

/** Of some 2 KiB each; `verifyNotices` counts them. */
const maxBytes = '512kb'

/**
 * `/lti/notices`: one address for every platform, because each notice says by its signature whose it is.
 * What is refused is answered as RFC 9457 says: no person reads it.
 */
export function noticeRoutes(surface: LtiSurface): Router {
  const router = Router()
  router.post('/', json({ limit: maxBytes }), async (req, res) => {
    await receiveNotices(surface, req.body)
    res.status(200).end()
  })
  return router
}
