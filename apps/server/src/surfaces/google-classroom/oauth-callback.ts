import type { RequestHandler } from 'express'
import type { IncomingMessage } from 'node:http'
import {
  authorizationRequest,
  completeSignIn,
  finishHandOff,
  readAuthorizationAnswer,
  refuseHandOff,
  requireMeant,
  type Finished,
  type HandOff,
  type SignInState,
} from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'
import { findGoogleGrant, refuseRemoved, stepHandOff, type GoogleInstallation } from '@lectern/tenancy'
import { googleSignedInPage } from '@lectern/ui/google-sign-in-page'
import { asProblem } from '../../http/as-problem.ts'
import { parametersOf } from '../../http/form.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import { localeOfRequest } from '../../http/locale.ts'
import { finishAdministratorSignIn } from './administrator-sign-in.ts'
import { keptHandOff } from './continue-frame.ts'
import type { FramePerson } from './frame-session.ts'
import { clientOf, subjectHashOf, type GoogleClassroomSurface } from './google-classroom-surface.ts'
import { keepSignedIn } from './keep-signed-in.ts'
import { installationsOf } from './opened-frame.ts'
import { refuseFrame } from './refuse-frame.ts'
import { signedInScript } from './sign-in-script.ts'

/** Google sends the window back: the hand-off is finished or refused, and the window says so and closes. */
export const oauthCallback =
  (surface: GoogleClassroomSurface): RequestHandler =>
  async (req, res) => {
    let state: SignInState | undefined
    try {
      const params = parametersOf(req)
      const stateKey = surface.secrets.of('Google sign-in')
      const answer = await readAuthorizationAnswer(params, { stateKey, now: surface.now() })
      if (answer.state.audience === 'administrator')
        return res.redirect(303, await finishAdministratorSignIn(surface, answer, req))
      state = answer.state
      if ('problem' in answer) throw answer.problem
      const outcome = await signIn(surface, answer)
      if ('again' in outcome) return res.redirect(303, outcome.again)
      sendDone(surface, req, res, outcome)
    } catch (error) {
      if (state) await tellFrame(surface, state, asProblem(error))
      await refuseFrame(surface, { error, req, res, isWindow: true })
    }
  }

async function signIn(
  surface: GoogleClassroomSurface,
  { code, state }: { code: string; state: SignInState },
): Promise<Finished<FramePerson> | { again: string }> {
  const { accounts, fetch, keys, now } = surface
  const { clientId, handOff: begun } = await keptHandOff(surface, state.handOffId)
  const installations = await installationsOf(surface, clientId)
  const client = clientOf(surface, installations[0]!)
  const { user, granted } = await completeSignIn(
    { code, state },
    {
      client,
      accounts,
      fetch,
      keys,
      now,
      findInstallation: async (domain) => {
        const found = installations.find(({ hostedDomains }) => hostedDomains.includes(domain))
        // Of several districts that share the client one may have left.
        if (!found)
          await refuseRemoved(surface.database, { surface: 'google-classroom', clientId, customer: domain })
        return found
      },
    },
  )
  requireMeant(begun, subjectHashOf(surface, user.installation, user.sub).toString('base64url'))
  const person = await keepSignedIn(surface, user, state.audience, granted)
  if (await lacksRefreshToken(surface, user.installation, person, state))
    return { again: await withConsent(surface, client, state, user.sub) }
  const finished = await stepHandOff<HandOff<FramePerson>, Finished<FramePerson>>(
    surface.database,
    state.handOffId,
    surface.secrets.of('Google hand-offs'),
    (handOff) => {
      const result = finishHandOff(handOff, person, now())
      return { handOff: result.handOff, result }
    },
  )
  if (finished) return finished
  throw new Problem({
    kind: 'unauthenticated',
    code: 'classroom.hand-off-expired',
    message: 'The sign-in that came back from Google is not under way here any more.',
  })
}

/** Google gives a refresh token only with its consent page, so whoever consented elsewhere before consents once more. */
async function lacksRefreshToken(
  { database, secrets }: GoogleClassroomSurface,
  { districtId, installationId }: GoogleInstallation,
  { personId, audience }: FramePerson,
  state: SignInState,
): Promise<boolean> {
  if (audience === 'student' || state.consent) return false
  const scope = database.district(districtId)
  const grant = await findGoogleGrant(
    scope,
    { installationId, personId, audience },
    secrets.of('Google grants'),
  )
  return grant?.refreshToken === undefined
}

function withConsent(
  { accounts, secrets, now }: GoogleClassroomSurface,
  client: ReturnType<typeof clientOf>,
  { handOffId, audience, scopes }: SignInState,
  sub: string,
): Promise<string> {
  return authorizationRequest(
    { handOffId, audience, features: [], alsoScopes: scopes, loginHint: sub, consent: true },
    { client, accounts, now: now(), stateKey: secrets.of('Google sign-in') },
  )
}

/** So that the frame need not wait for a window that has said why it came to nothing. */
async function tellFrame(
  { database, secrets, log, now }: GoogleClassroomSurface,
  { handOffId }: SignInState,
  problem: Problem,
): Promise<void> {
  await stepHandOff<HandOff<FramePerson>, true>(
    database,
    handOffId,
    secrets.of('Google hand-offs'),
    (handOff) => ({
      handOff: refuseHandOff(handOff, problem, now()),
      result: true,
    }),
  ).catch((err: unknown) => log.info({ err }, 'a refused sign-in had ended already'))
}

function sendDone(
  surface: GoogleClassroomSurface,
  req: IncomingMessage,
  res: Parameters<RequestHandler>[1],
  { handOff, message, typedCode }: Finished<FramePerson>,
): void {
  const nonce = newNonce()
  sendPage(res, {
    nonce,
    frameAncestors: [],
    html: googleSignedInPage({
      nonce,
      locale: localeOfRequest(req),
      // A page that is somebody's already is given nothing by it: it only needs to hear that it is done.
      typedCode: handOff.only === undefined ? typedCode : undefined,
      script: signedInScript(message),
    }),
  })
}
