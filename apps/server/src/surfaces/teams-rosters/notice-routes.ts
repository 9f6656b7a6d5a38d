import { json, Router, type Request } from 'express'
import { answerHandshake } from '@lectern/teams'
import { receiveNotices, requireExpectedHandshake } from './receive-notices.ts'
import type { TeamsRosters } from './teams-rosters.ts'

/** A thousand of some 500 bytes each. */
const maxBytes = '512kb'

/**
 * `/teams/notifications`: one address for every tenant, because each notice says by its subscription and its secret whose
 * it is. Graph waits three seconds, and sends again what was not taken.
 */
export function teamsNoticeRoutes(rosters: TeamsRosters): Router {
  const router = Router()
  router.post('/', json({ limit: maxBytes }), async (req, res) => {
    const query = queryOf(req)
    const handshake = answerHandshake(query)
    if (handshake) {
      await requireExpectedHandshake(rosters, {
        attempt: query.get('attempt') ?? '',
        about: query.get('about') ?? '',
      })
      res.status(200).type(handshake.contentType).send(handshake.body)
      return
    }
    const { notices, unproved } = await receiveNotices(rosters, req.body)
    rosters.log[unproved > 0 ? 'warn' : 'debug'](
      { notices: notices.length, unproved, ...(unproved > 0 && { code: 'teams.notices-unproved' }) },
      'Graph told of changes',
    )
    res.status(202).end()
  })
  return router
}

const queryOf = ({ originalUrl }: Request): URLSearchParams =>
  new URL(originalUrl, 'https://lectern.invalid').searchParams
