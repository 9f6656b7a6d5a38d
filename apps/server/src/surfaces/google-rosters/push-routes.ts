import { json, Router } from 'express'
import type { GoogleRosters } from './google-rosters.ts'
import { receivePush } from './receive-push.ts'

/** Of some 500 bytes each. */
const maxBytes = '64kb'

/**
 * `/google-classroom/pubsub`: one address for every installation, because each message says by its sender and its
 * registration whose it is. A 2xx acknowledges it; after anything else Pub/Sub sends it again.
 */
export function pushRoutes(rosters: GoogleRosters): Router {
  const router = Router()
  router.post('/', json({ limit: maxBytes }), async (req, res) => {
    const verdict = await receivePush(rosters, req.get('authorization'), req.body)
    rosters.log.debug({ verdict }, 'Google told of a change')
    res.status(204).end()
  })
  return router
}
