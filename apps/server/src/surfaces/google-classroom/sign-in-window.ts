import type { RequestHandler } from 'express'
import { authorizationRequest, beginHandOff } from '@lectern/google-classroom'
import { keepHandOff } from '@lectern/tenancy'
import { parametersOf } from '../../http/form.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import { openTicket, type SignInTicket } from './offer-sign-in.ts'
import { installationsOf } from './opened-frame.ts'
import { refuseFrame } from './refuse-frame.ts'

/** Where the window of a sign-in begins: what it will finish is kept, and Google asks who it is. */
export const signInWindow =
  (surface: GoogleClassroomSurface): RequestHandler =>
  async (req, res) => {
    try {
      const ticket = openTicket(surface, parametersOf(req).get('ticket') ?? '')
      res.set('cache-control', 'no-store').redirect(303, await begunSignIn(surface, ticket))
    } catch (error) {
      await refuseFrame(surface, { error, req, res, isWindow: true })
    }
  }

async function begunSignIn(
  surface: GoogleClassroomSurface,
  { offered, clientId, features }: SignInTicket,
): Promise<string> {
  const { database, secrets, accounts, redirectUri, now } = surface
  const installations = await installationsOf(surface, clientId)
  await keepHandOff(database, clientId, beginHandOff(offered, now()), secrets.of('Google hand-offs'))
  const domains = installations.flatMap(({ hostedDomains }) => hostedDomains)
  return authorizationRequest(
    {
      handOffId: offered.id,
      audience: offered.audience,
      features,
      loginHint: offered.frame.loginHint,
      hostedDomain: domains.length === 1 ? domains[0] : undefined,
    },
    { client: { clientId, redirectUri }, accounts, now: now(), stateKey: secrets.of('Google sign-in') },
  )
}
