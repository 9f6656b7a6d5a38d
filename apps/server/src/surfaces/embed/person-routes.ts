import { Router, type Response } from 'express'
import { forgetRequest, type ForgetReceipt } from '@lectern/api-contracts'
import type { NamedPerson } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { parseRequest } from '../../http/problem-response.ts'
import { embedSessionOf, scopeOf } from './bearer.ts'
import type { EmbedSurface } from './embed-surface.ts'

/** `/api/v1/person`: the one person whom a data privacy launch was about. */
export function personRoutes(surface: EmbedSurface): Router {
  const router = Router()

  router.get('/export', async (_req, res) => {
    const file = await surface.exportPerson(scopeOf(surface, res), personAskedAbout(res))
    res
      .set('cache-control', 'no-store')
      .attachment('lectern-person.json')
      .type('json')
      .send(JSON.stringify(file, null, 2))
  })

  router.post('/forget', async (req, res) => {
    const person = personAskedAbout(res)
    parseRequest(forgetRequest, req.body)
    const askedBy = embedSessionOf(res).role === 'admin' ? 'administrator' : 'person'
    const answer: ForgetReceipt = {
      forgotten: await surface.forgetPerson(scopeOf(surface, res), person, askedBy),
    }
    res.json(answer)
  })
  return router
}

/** The launch proved that whoever holds the session may ask about them. */
function personAskedAbout(res: Response): NamedPerson {
  const { about } = embedSessionOf(res)
  if (about) return about
  throw new Problem({
    kind: 'forbidden',
    code: 'session.about-nobody',
    message: 'This session was not opened to ask about a person. The platform opens such a page by itself.',
  })
}
