import { authorizationRequest, beginHandOff, type Frame } from '@lectern/google-classroom'
import { keepHandOff, type GoogleAudience } from '@lectern/tenancy'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { OpenedFrame } from './opened-frame.ts'

export interface BegunSignIn {
  authorization: string
  handOffId: string
  /** For the frame alone. */
  secret: string
}

/** As whom a person has to sign in for a frame: a student is never asked for what teachers grant. */
export const audienceOf = ({ kind }: Pick<Frame, 'kind'>): 'teacher' | 'student' =>
  kind === 'student' ? 'student' : 'teacher'

/** Keeps the hand-off that the window will finish, and gives Google's address for that window. */
export async function beginSignIn(
  surface: GoogleClassroomSurface,
  { frame, clientId, installations }: Pick<OpenedFrame, 'frame' | 'clientId' | 'installations'>,
  features: Parameters<typeof authorizationRequest>[0]['features'] = ['addOn'],
): Promise<BegunSignIn> {
  const { database, secrets, accounts, redirectUri, now } = surface
  const audience: GoogleAudience & ('teacher' | 'student') = audienceOf(frame)
  const { handOff, secret } = beginHandOff(frame, audience, now())
  await keepHandOff(database, clientId, handOff, secrets.of('Google hand-offs'))
  const domains = installations.flatMap(({ hostedDomains }) => hostedDomains)
  const authorization = await authorizationRequest(
    {
      handOffId: handOff.id,
      audience,
      features,
      loginHint: frame.loginHint,
      hostedDomain: domains.length === 1 ? domains[0] : undefined,
    },
    { client: { clientId, redirectUri }, accounts, now: now(), stateKey: secrets.of('Google sign-in') },
  )
  return { authorization, handOffId: handOff.id, secret }
}
