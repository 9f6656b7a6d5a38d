import type { RequestHandler, Response } from 'express'
import type { DistrictScope } from '@lectern/database'
import type { EmbedSession } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { EmbedSurface } from './embed-surface.ts'

/** Everything behind it has a verified launch. */
export const requireBearer =
  ({ bearers }: EmbedSurface): RequestHandler =>
  (req, res, next) => {
    const token = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1]
    if (token === undefined)
      throw new Problem({
        kind: 'unauthenticated',
        code: 'session.missing',
        message: 'Send the bearer token that POST /api/v1/session answered.',
      })
    res.locals['embed'] = bearers.verify(token)
    next()
  }

/** Only behind {@link requireBearer}. */
export const embedSessionOf = (res: Response): EmbedSession => res.locals['embed'] as EmbedSession

export const scopeOf = ({ database }: EmbedSurface, res: Response): DistrictScope =>
  database.district(embedSessionOf(res).districtId)

/** A student reaches the one linked app and nothing about anything else. */
export const staffOnly: RequestHandler = (_req, res, next) => {
  if (embedSessionOf(res).role !== 'student') return next()
  throw new Problem({ kind: 'forbidden', code: 'session.staff-only', message: 'This is for teachers.' })
}

/** Nothing is recorded of a person who was forgotten while their page was open; opened again, it is somebody new. */
export const knownOnly =
  (surface: EmbedSurface): RequestHandler =>
  async (_req, res, next) => {
    if (await surface.isKnownPerson(scopeOf(surface, res), embedSessionOf(res).personId)) return next()
    throw new Problem({
      kind: 'unauthenticated',
      code: 'session.person-forgotten',
      message: 'The person of this session was forgotten. Open Lectern from the course again.',
    })
  }
