import type { Request, RequestHandler, Response } from 'express'
import { Problem } from '@lectern/problem'
import { findSession, type ConsoleSession } from '@lectern/tenancy'
import type { Database } from '@lectern/database'
import { cookieOf } from '../../http/cookies.ts'

/** `__Host-` where the site is https; plain http is only for trying it on one's own machine. */
const cookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-lectern-console' : 'lectern-console'

export function setSessionCookie(res: Response, publicUrl: string, token: string): void {
  res.cookie(cookieName(publicUrl), token, cookieOptions(publicUrl))
}

export function clearSessionCookie(res: Response, publicUrl: string): void {
  res.clearCookie(cookieName(publicUrl), cookieOptions(publicUrl))
}

const cookieOptions = (publicUrl: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl.startsWith('https:') }) as const

export const sessionToken = (req: Request, publicUrl: string): string | undefined =>
  cookieOf(req, cookieName(publicUrl))

/** Everything behind it has a verified session. */
export const requireSession =
  ({ database, publicUrl }: { database: Database; publicUrl: string }): RequestHandler =>
  async (req, res, next) => {
    const token = sessionToken(req, publicUrl)
    const session = token === undefined ? undefined : await findSession(database, token)
    if (!session)
      throw new Problem({ kind: 'unauthenticated', code: 'console.signed-out', message: 'Sign in to go on.' })
    res.locals['session'] = session
    next()
  }

/** Only behind {@link requireSession}. */
export const sessionOf = (res: Response): ConsoleSession => res.locals['session'] as ConsoleSession

/**
 * A form on another site can send our cookie along, but not this header: a cross-origin script would have to ask first
 * (CORS), and is never allowed.
 */
export const requireOwnPage: RequestHandler = (req, _res, next) => {
  if (['GET', 'HEAD'].includes(req.method) || req.headers['lectern-console'] === '1') return next()
  throw new Problem({
    kind: 'forbidden',
    code: 'console.foreign-request',
    message:
      'Changes are taken from the console itself. Send the header Lectern-Console: 1 from a script of your own.',
  })
}
