import { offerHandOff, type AccessFeature, type Frame, type OfferedHandOff } from '@lectern/google-classroom'
import { sealJson, unsealJson } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import type { OpenedFrame } from './opened-frame.ts'

export interface OfferedSignIn {
  /** Of ours, for the window that a click opens (`sign-in-window.ts`). */
  address: string
  handOffId: string
  /** For the frame alone. */
  secret: string
}

/** What the address carries. */
export interface SignInTicket {
  offered: OfferedHandOff
  clientId: string
  features: readonly AccessFeature[]
}

interface Wanted {
  features?: readonly AccessFeature[]
  /** Where the page is somebody's already: the subject of their identity, in base64url. */
  only?: string
}

const purpose = 'google-classroom.sign-in'

/** As whom a person has to sign in for a frame: a student is never asked for what teachers grant. */
export const audienceOf = ({ kind }: Pick<Frame, 'kind'>): 'teacher' | 'student' =>
  kind === 'student' ? 'student' : 'teacher'

/** Anybody may ask for a frame's page, so nothing is written until somebody clicks. */
export function offerSignIn(
  { framesUrl, secrets }: Pick<GoogleClassroomSurface, 'framesUrl' | 'secrets'>,
  { frame, clientId }: Pick<OpenedFrame, 'frame' | 'clientId'>,
  { features = ['addOn'], only }: Wanted = {},
): OfferedSignIn {
  const { offered, secret } = offerHandOff(frame, audienceOf(frame), only)
  const ticket: SignInTicket = { offered, clientId, features }
  const sealed = sealJson(ticket, purpose, secrets.of('Google picks'))
  const address = `${framesUrl}sign-in?${new URLSearchParams({ ticket: sealed })}`
  return { address, handOffId: offered.id, secret }
}

/** @throws Problem `classroom.state-invalid` */
export function openTicket(
  { secrets }: Pick<GoogleClassroomSurface, 'secrets'>,
  sealed: string,
): SignInTicket {
  // The seal proves that offerSignIn wrote it.
  const ticket = unsealJson(sealed, purpose, secrets.of('Google picks')) as SignInTicket | undefined
  if (ticket) return ticket
  throw new Problem({
    kind: 'invalid',
    code: 'classroom.state-invalid',
    message: 'This window was opened by no page of ours, or its address was altered on the way.',
  })
}
