import { expect, test } from 'vitest'
import { Problem } from '@lectern/problem'
import type { Frame } from '../frames/frame.ts'
import {
  beginHandOff,
  finishHandOff,
  offerHandOff,
  pollHandOff,
  redeemHandOff,
  refuseHandOff,
  requireMeant,
} from './hand-off.ts'

const now = new Date('2026-09-01T08:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const frame: Frame = {
  kind: 'teacher',
  courseId: '1',
  itemId: '2',
  itemType: 'courseWork',
  attachmentId: '3',
}
const refusal = (code: string) => expect.objectContaining({ code })

function begun() {
  const { offered, secret } = offerHandOff(frame, 'teacher')
  return { handOff: beginHandOff(offered, now), secret }
}

function signedIn() {
  const { handOff, secret } = begun()
  return { secret, began: handOff, ...finishHandOff<string>(handOff, 'person', now) }
}

test('gives the person to the frame that holds the secret and was given the receipt, once', () => {
  const { handOff, secret, message } = signedIn()
  const first = redeemHandOff(handOff, { secret, receipt: message.receipt }, now)
  expect(first).toMatchObject({ person: 'person', handOff: { step: 'used', frame } })
  expect(redeemHandOff(first.handOff, { secret, receipt: message.receipt }, now)).toMatchObject({
    problem: { code: 'classroom.hand-off-used' },
  })
})

test('gives nothing for the secret alone: who sent the sign-in to somebody else does not get their session', () => {
  const { handOff, secret } = signedIn()
  const guess = redeemHandOff(handOff, { secret, receipt: 'guess' }, now)
  expect(guess).toMatchObject({ problem: { code: 'classroom.hand-off-refused' } })
  expect(guess).not.toHaveProperty('person')
})

test('gives nothing for the receipt without the secret', () => {
  const { handOff, message } = signedIn()
  expect(() => redeemHandOff(handOff, { secret: 'other', receipt: message.receipt }, now)).toThrow(
    refusal('classroom.hand-off-refused'),
  )
})

test('takes the typed code where the message does not arrive, and ends after five wrong ones', () => {
  const { handOff, secret, typedCode } = signedIn()
  expect(typedCode).toMatch(/^\d{6}$/)
  expect(
    redeemHandOff(handOff, { secret, typedCode: `${typedCode.slice(0, 3)} ${typedCode.slice(3)}` }, now),
  ).toHaveProperty('person')
  let tried = handOff
  for (let attempt = 1; attempt <= 5; attempt++)
    tried = redeemHandOff(tried, { secret, typedCode: 'no' }, now).handOff
  expect(redeemHandOff(tried, { secret, typedCode }, now)).toMatchObject({
    problem: { code: 'classroom.hand-off-used' },
  })
})

test('tells the frame how its window stands', () => {
  const { handOff, secret, began } = signedIn()
  expect(pollHandOff(began, secret, now)).toEqual({ step: 'waiting' })
  expect(pollHandOff(handOff, secret, now)).toEqual({ step: 'signed-in' })
  expect(pollHandOff(began, secret, later(10))).toEqual({ step: 'expired' })
  const problem = new Problem({ kind: 'forbidden', code: 'classroom.wrong-account', message: '' })
  expect(pollHandOff(refuseHandOff(began, problem, now), secret, now)).toEqual({
    step: 'refused',
    code: 'classroom.wrong-account',
  })
  expect(() => pollHandOff(handOff, 'other', now)).toThrow(refusal('classroom.hand-off-refused'))
})

test('is finished once and in time, and not redeemed before', () => {
  const { handOff, began, secret, message } = signedIn()
  expect(() => finishHandOff(handOff, 'another', now)).toThrow(refusal('classroom.hand-off-used'))
  expect(() => finishHandOff(began, 'person', later(10))).toThrow(refusal('classroom.hand-off-expired'))
  const proof = { secret, receipt: message.receipt }
  expect(redeemHandOff(began, proof, now)).toMatchObject({ problem: { code: 'classroom.hand-off-waiting' } })
  expect(redeemHandOff(handOff, proof, later(10))).toMatchObject({
    problem: { code: 'classroom.hand-off-expired' },
  })
})

test('stores neither secret, receipt nor code', () => {
  const { handOff, secret, message, typedCode } = signedIn()
  const stored = JSON.stringify(handOff)
  for (const word of [secret, message.receipt, `"${typedCode}"`]) expect(stored).not.toContain(word)
})

test('that is for somebody takes nobody else, and one for whoever comes takes anybody', () => {
  const { offered } = offerHandOff(frame, 'teacher', 'ada')
  expect(() => requireMeant(beginHandOff(offered, now), 'ben')).toThrow(refusal('classroom.wrong-account'))
  expect(() => requireMeant(beginHandOff(offered, now), 'ada')).not.toThrow()
  expect(() => requireMeant(begun().handOff, 'ben')).not.toThrow()
})

test('has its ten minutes from the click on, however long its page was open before', () => {
  const { offered } = offerHandOff(frame, 'teacher')
  const handOff = beginHandOff(offered, later(60))
  expect(() => finishHandOff(handOff, 'person', later(69))).not.toThrow()
  expect(() => finishHandOff(handOff, 'person', later(71))).toThrow(refusal('classroom.hand-off-expired'))
})
