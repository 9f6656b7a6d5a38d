import type { RequestHandler } from 'express'
import { pollHandOff, redeemHandOff, type HandOff } from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'
import { findHandOff, stepHandOff } from '@lectern/tenancy'
import { parametersOf } from '../../http/form.ts'
import { frameSessionCookie, type FramePerson } from './frame-session.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'
import { launchFrame } from './launch-frame.ts'
import { reopenFrame, type OpenedFrame } from './opened-frame.ts'
import { refuseFrame } from './refuse-frame.ts'

/** The frame goes on once its window is done: with what the window gave it, or with the code that the person read there. */
export const continueFrame =
  (surface: GoogleClassroomSurface): RequestHandler =>
  async (req, res) => {
    const form = parametersOf(req)
    let opened: OpenedFrame | undefined
    try {
      const handOff = await ownHandOff(surface, form)
      opened = await reopenFrame(surface, handOff)
      const person = await redeemed(surface, handOff, form)
      const cookie = await frameSessionCookie(
        person,
        surface.secrets.of('Google frame sessions'),
        surface.now(),
      )
      res.setHeader('set-cookie', cookie)
      await launchFrame(surface, opened, person, req, res)
    } catch (error) {
      await refuseFrame(surface, { error, req, res, opened })
    }
  }

/** What the frame asks while it waits for its window. */
export const handOffState =
  (surface: GoogleClassroomSurface): RequestHandler<{ id: string }> =>
  async (req, res) => {
    const secret = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? ''
    const { handOff } = await keptHandOff(surface, req.params.id)
    res.set('cache-control', 'no-store').json(pollHandOff(handOff, secret, surface.now()))
  }

/** Of whoever holds its secret, so that what it says of its frame is told to nobody else. */
async function ownHandOff(surface: GoogleClassroomSurface, form: URLSearchParams): Promise<KeptHandOff> {
  const kept = await keptHandOff(surface, form.get('handOff') ?? '')
  pollHandOff(kept.handOff, form.get('secret') ?? '', surface.now())
  return kept
}

async function redeemed(
  { database, secrets, now }: GoogleClassroomSurface,
  { handOff }: KeptHandOff,
  form: URLSearchParams,
): Promise<FramePerson> {
  const [secret, receipt, typedCode] = ['secret', 'receipt', 'code'].map((name) => form.get(name) ?? '') as [
    string,
    string,
    string,
  ]
  // The window says itself why it came to nothing.
  if (handOff.step === 'refused')
    throw new Problem({
      kind: 'forbidden',
      code: handOff.code,
      message: 'The window of the sign-in was refused; it gave its reasons under a reference of its own.',
    })
  const redemption = await stepHandOff<HandOff<FramePerson>, { person: FramePerson } | { problem: Problem }>(
    database,
    handOff.id,
    secrets.of('Google hand-offs'),
    (kept) => {
      const { handOff: next, ...result } = redeemHandOff(
        kept,
        receipt ? { secret, receipt } : { secret, typedCode },
        now(),
      )
      return { handOff: next, result }
    },
  )
  if (redemption === undefined) throw handOffGone()
  if ('problem' in redemption) throw redemption.problem
  return redemption.person
}

interface KeptHandOff {
  clientId: string
  handOff: HandOff<FramePerson>
}

export async function keptHandOff(
  { database, secrets }: Pick<GoogleClassroomSurface, 'database' | 'secrets'>,
  id: string,
): Promise<KeptHandOff> {
  const kept = await findHandOff<HandOff<FramePerson>>(database, id, secrets.of('Google hand-offs'))
  if (kept) return kept
  throw handOffGone()
}

const handOffGone = (): Problem =>
  new Problem({
    kind: 'unauthenticated',
    code: 'classroom.hand-off-expired',
    message: 'There is no such sign-in under way here; it may have ended long ago.',
  })
