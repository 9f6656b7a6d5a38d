import { Router } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import {
  invitationAccept,
  invitationCheck,
  signIn as signInRequest,
  type ConsoleSession as ConsoleSessionAnswer,
} from '@lectern/api-contracts'
import { Problem } from '@lectern/problem'
import {
  acceptInvitation,
  checkInvitation,
  getDistrict,
  signIn,
  signOut,
  startSession,
  type ConsoleSession,
} from '@lectern/tenancy'
import { parseRequest } from '../../http/problem-response.ts'
import type { ConsoleSurface } from './console-surface.ts'
import {
  clearSessionCookie,
  requireSession,
  sessionOf,
  sessionToken,
  setSessionCookie,
} from './session-cookie.ts'

/** Sign-in, sign-out and the one-time link that makes an account. */
export function sessionRoutes(surface: Pick<ConsoleSurface, 'database' | 'publicUrl'>): Router {
  const { database, publicUrl } = surface
  const router = Router()

  router.post('/session', tenTries(), async (req, res) => {
    const { email, password } = parseRequest(signInRequest, req.body)
    setSessionCookie(res, publicUrl, await signIn(database, email, password))
    res.status(204).end()
  })
  router.get('/session', requireSession(surface), async (_req, res) => {
    res.json(await describe(sessionOf(res)))
  })
  router.delete('/session', requireSession(surface), async (req, res) => {
    await signOut(sessionOf(res).scope, sessionToken(req, publicUrl)!) // requireSession found it
    clearSessionCookie(res, publicUrl)
    res.status(204).end()
  })

  router.post('/invitation/check', tenTries(), async (req, res) => {
    const { token } = parseRequest(invitationCheck, req.body)
    const district = await getDistrict(await checkInvitation(database, token))
    res.json({ district: { name: district.name } })
  })
  router.post('/invitation/accept', tenTries(), async (req, res) => {
    const { token, ...account } = parseRequest(invitationAccept, req.body)
    const { scope, accountId } = await acceptInvitation(database, token, account)
    setSessionCookie(res, publicUrl, await startSession(scope, accountId))
    res.status(201).end()
  })
  return router
}

async function describe({ scope, account }: ConsoleSession): Promise<ConsoleSessionAnswer> {
  const { name, slug, isDemo, timeZone } = await getDistrict(scope)
  return {
    account: { name: account.name, email: account.email, role: account.role },
    district: { name, slug, isDemo, timeZone },
  }
}

/** Failed tries for one account from one address in a quarter of an hour; passwords take their time on top. */
const tenTries = () =>
  rateLimit({
    windowMs: 15 * 60_000,
    limit: 10,
    skipSuccessfulRequests: true,
    // Behind a proxy that we do not know, everybody has one address; the account tells them apart.
    keyGenerator: ({ ip = '', body }) => `${ipKeyGenerator(ip)} ${accountOf(body)}`,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: () => {
      throw new Problem({
        kind: 'too-many',
        code: 'console.too-many-tries',
        message: 'Too many tries from this address. Wait a quarter of an hour, then try again.',
      })
    },
  })

function accountOf(body: unknown): string {
  const email = (body as { email?: unknown } | undefined)?.email
  return typeof email === 'string' ? email.trim().toLowerCase() : ''
}
