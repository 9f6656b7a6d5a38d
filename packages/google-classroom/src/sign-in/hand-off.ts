import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { Problem } from '@lectern/problem'
import type { Frame } from '../frames/frame.ts'
import type { Audience } from './scopes.ts'
import { randomToken, stateLifetimeSeconds } from './sealed-state.ts'
import { refuseSignIn } from './sign-in-refusals.ts'

/**
 * How a sign-in in a window reaches the frame that opened it, without cookies: the two share none, since the frame is a
 * third party. The frame holds a secret; the window, once signed in, gives its opener a receipt; both together are
 * redeemed, once, for a session. The secret alone is worth nothing: with it alone somebody could send the address of
 * Google's page to a teacher and collect the teacher's session. Where a browser cuts the window off from its opener, the
 * person types the short code that the window shows.
 *
 * All of it is decided here and stored elsewhere; whoever stores it holds the record between reading and writing.
 */
export type HandOff<Person> = HandOffFacts &
  (
    | { step: 'waiting' }
    | { step: 'signed-in'; person: Person; receiptHash: string; codeHash: string; wrongCodes: number }
    | { step: 'refused'; code: string }
    | { step: 'used' }
  )

/** Given to a frame before anybody clicked; it can be begun more than once, each time anew, and nothing is stored until then. */
export interface OfferedHandOff {
  /** Stands in the state of the sign-in, and may be seen. */
  id: string
  secretHash: string
  audience: Audience
  frame: Frame
  /** Where it is for somebody who is known already: them, by a name of the caller's. */
  only?: string
}

interface HandOffFacts extends OfferedHandOff {
  expiresAt: Date
}

const maxWrongCodes = 5

/** `secret` goes to the frame, in its memory alone. */
export function offerHandOff(
  frame: Frame,
  audience: Audience,
  only?: string,
): { offered: OfferedHandOff; secret: string } {
  const secret = randomToken()
  return { offered: { id: randomToken(), secretHash: sha256(secret), audience, frame, only }, secret }
}

/** Somebody clicked. */
export const beginHandOff = (offered: OfferedHandOff, now: Date): HandOff<never> => ({
  ...offered,
  expiresAt: new Date(now.getTime() + stateLifetimeSeconds * 1000),
  step: 'waiting',
})

/**
 * Before anything is kept of whoever signed in.
 * @throws Problem `classroom.wrong-account`
 */
export function requireMeant({ only }: Pick<OfferedHandOff, 'only'>, who: string): void {
  if (only !== undefined && only !== who)
    throw refuseSignIn(
      'classroom.wrong-account',
      'The page is open for one person and another Google account signed in. Choose the account that Classroom shows at the ' +
        'top right.',
    )
}

export interface Finished<Person> {
  handOff: HandOff<Person>
  /** For `window.opener.postMessage(message, ownOrigin)`, never to `*`. */
  message: { type: 'lectern.signed-in'; handOff: string; receipt: string }
  /** For the person to type, where the message does not arrive. */
  typedCode: string
}

/** @throws Problem `classroom.hand-off-expired`, `classroom.hand-off-used` */
export function finishHandOff<Person>(handOff: HandOff<Person>, person: Person, now: Date): Finished<Person> {
  const facts = stillOpen(handOff, now)
  const receipt = randomToken()
  const typedCode = String(randomInt(1_000_000)).padStart(6, '0')
  return {
    handOff: {
      ...facts,
      step: 'signed-in',
      person,
      receiptHash: sha256(receipt),
      codeHash: codeHashOf(facts.id, typedCode),
      wrongCodes: 0,
    },
    message: { type: 'lectern.signed-in', handOff: facts.id, receipt },
    typedCode,
  }
}

/** Lets the frame say why the window came to nothing. */
export function refuseHandOff<Person>(
  handOff: HandOff<Person>,
  problem: Problem,
  now: Date,
): HandOff<Person> {
  return { ...stillOpen(handOff, now), step: 'refused', code: problem.code }
}

/** What the frame asks while it waits: how it stands, with the refusal's code where there is one. */
export function pollHandOff<Person>(
  handOff: HandOff<Person>,
  secret: string,
  now: Date,
): { step: HandOff<Person>['step'] | 'expired'; code?: string } {
  ownSecret(handOff, secret)
  if (handOff.step === 'refused') return { step: 'refused', code: handOff.code }
  return { step: isExpired(handOff, now) ? 'expired' : handOff.step }
}

/** Store `handOff` whatever came of it: a wrong code counts. */
export type Redemption<Person> = { handOff: HandOff<Person> } & ({ person: Person } | { problem: Problem })

/** @throws Problem `classroom.hand-off-refused` for whoever lacks the secret; nothing changes by that */
export function redeemHandOff<Person>(
  handOff: HandOff<Person>,
  proof: { secret: string } & ({ receipt: string } | { typedCode: string }),
  now: Date,
): Redemption<Person> {
  ownSecret(handOff, proof.secret)
  const facts = factsOf(handOff)
  if (isExpired(handOff, now)) return { handOff, problem: expired() }
  if (handOff.step === 'waiting') return { handOff, problem: waiting() }
  if (handOff.step !== 'signed-in') return { handOff, problem: used() }
  const holds =
    'receipt' in proof
      ? sameHash(handOff.receiptHash, sha256(proof.receipt))
      : sameHash(handOff.codeHash, codeHashOf(handOff.id, proof.typedCode))
  if (holds) return { handOff: { ...facts, step: 'used' }, person: handOff.person }
  const wrongCodes = handOff.wrongCodes + 1
  const problem = refuseSignIn(
    'classroom.hand-off-refused',
    'What the window of the sign-in gave or shows is something else.',
  )
  return {
    handOff: wrongCodes < maxWrongCodes ? { ...handOff, wrongCodes } : { ...facts, step: 'used' },
    problem,
  }
}

function stillOpen(handOff: HandOff<unknown>, now: Date): HandOffFacts {
  if (isExpired(handOff, now)) throw expired()
  if (handOff.step !== 'waiting') throw used()
  return factsOf(handOff)
}

const factsOf = ({ id, secretHash, audience, frame, only, expiresAt }: HandOffFacts): HandOffFacts => ({
  id,
  secretHash,
  audience,
  frame,
  only,
  expiresAt,
})

const isExpired = ({ expiresAt }: HandOffFacts, now: Date): boolean => expiresAt.getTime() <= now.getTime()

function ownSecret({ secretHash }: HandOffFacts, secret: string): void {
  if (!sameHash(secretHash, sha256(secret)))
    throw refuseSignIn('classroom.hand-off-refused', 'This sign-in was begun by another frame.')
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')
/** A code is short: what is stored of one says nothing about another. */
const codeHashOf = (id: string, typedCode: string): string => sha256(`${id}.${typedCode.replace(/\s/g, '')}`)
const sameHash = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one), Buffer.from(other))

const expired = () =>
  refuseSignIn('classroom.hand-off-expired', 'The sign-in took longer than ten minutes. Begin it again.')
const used = () =>
  refuseSignIn('classroom.hand-off-used', 'This sign-in has ended and was used already. Begin another.')
const waiting = () =>
  refuseSignIn('classroom.hand-off-waiting', 'The window of the sign-in has not finished yet.')
