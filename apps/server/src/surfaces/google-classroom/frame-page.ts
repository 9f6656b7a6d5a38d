import type { RequestHandler, Response } from 'express'
import type { IncomingMessage } from 'node:http'
import { judgeLoginHint, type FrameKind } from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'
import { googleSignInPage } from '@lectern/ui/google-sign-in-page'
import { cookieOf } from '../../http/cookies.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import { localeOfRequest } from '../../http/locale.ts'
import { frameSessionCookieName, openFrameSession, type FramePerson } from './frame-session.ts'
import { subjectHashOf, type GoogleClassroomSurface } from './google-classroom-surface.ts'
import { launchFrame } from './launch-frame.ts'
import { audienceOf, offerSignIn } from './offer-sign-in.ts'
import { openFrame, type OpenedFrame } from './opened-frame.ts'
import { personApi } from './person-api.ts'
import { refuseFrame, remedyOf } from './refuse-frame.ts'
import { signInScript } from './sign-in-script.ts'

/** A frame as Classroom opens it: its page where the person is known here already, else the way to sign in. */
export const framePage =
  (surface: GoogleClassroomSurface, kind: FrameKind): RequestHandler =>
  async (req, res) => {
    let opened: OpenedFrame | undefined
    try {
      opened = await openFrame(surface, kind, req.originalUrl)
      const person = await knownPerson(surface, opened, req)
      if (!person || !(await launchedAgain(surface, opened, person, req, res)))
        askToSignIn(surface, opened, req, res)
    } catch (error) {
      await refuseFrame(surface, { error, req, res, opened })
    }
  }

/** Whoever signed in here before, if Classroom shows the frame to the same account and what was granted still holds. */
async function knownPerson(
  surface: GoogleClassroomSurface,
  { frame, installations }: OpenedFrame,
  req: IncomingMessage,
): Promise<FramePerson | undefined> {
  const { secrets, now, database } = surface
  const sealed = cookieOf(req, frameSessionCookieName)
  const session = await openFrameSession(sealed, secrets.of('Google frame sessions'), now())
  if (session?.audience !== audienceOf(frame)) return undefined
  const installation = installations.find(
    ({ districtId, installationId }) =>
      districtId === session.districtId && installationId === session.installationId,
  )
  if (!installation) return undefined
  const hinted =
    frame.loginHint && subjectHashOf(surface, installation, frame.loginHint).toString('base64url')
  if (judgeLoginHint(hinted, session.subject) !== 'reuse') return undefined
  const scope = database.district(installation.districtId)
  return (await personApi(surface, scope, installation, session)) && session
}

/** What was granted may have ended since: then the person signs in, and nobody reads of it. */
async function launchedAgain(...launch: Parameters<typeof launchFrame>): Promise<boolean> {
  try {
    await launchFrame(...launch)
    return true
  } catch (error) {
    if (error instanceof Problem && remedyOf(error.code) === 'sign-in') return false
    throw error
  }
}

function askToSignIn(
  surface: GoogleClassroomSurface,
  opened: OpenedFrame,
  req: IncomingMessage,
  res: Response,
): void {
  const offered = offerSignIn(surface, opened)
  const nonce = newNonce()
  sendPage(res, {
    nonce,
    frameAncestors: surface.frameAncestors,
    html: googleSignInPage({
      nonce,
      locale: localeOfRequest(req),
      audience: audienceOf(opened.frame),
      window: offered.address,
      action: '/google-classroom/continue',
      fields: { handOff: offered.handOffId, secret: offered.secret },
      script: signInScript(offered),
    }),
  })
}
