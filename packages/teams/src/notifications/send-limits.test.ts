import { describe, expect, test } from 'vitest'
import { takeSend, type Send, type SendState } from './send-limits.ts'

const start = Date.parse('2026-09-01T08:00:00Z')
const after = (milliseconds: number) => new Date(start + milliseconds)
const toSomebody = (tenantId = 'fairview'): Send => ({ tenantId, personIds: [crypto.randomUUID()] })

/** Takes as many as are allowed at once, and when the next one is. */
function takeAll(makeSend: () => Send, at: Date, state: SendState = {}) {
  for (let taken = 0; ; taken++) {
    const verdict = takeSend(state, makeSend(), at)
    if (!verdict.allowed) return { taken, retryAt: verdict.retryAt, state }
    state = verdict.state
  }
}

test('five a second for a tenant, and the sixth when its turn comes', () => {
  const { taken, retryAt, state } = takeAll(toSomebody, after(0))
  expect([taken, retryAt]).toEqual([5, after(200)])
  expect(takeAll(toSomebody, after(200), state).taken).toBe(1)
  expect(takeAll(toSomebody, after(1000), state).taken).toBe(5)
})

test('one tenant does not wait for another, until the app as a whole does', () => {
  let state = {}
  for (let tenant = 0; tenant < 10; tenant++) {
    const all = takeAll(() => toSomebody(`tenant-${tenant}`), after(0), state)
    expect(all.taken).toBe(5)
    ;({ state } = all)
  }
  expect(takeSend(state, toSomebody('tenant-10'), after(0))).toEqual({ allowed: false, retryAt: after(20) })
})

test('ten a minute for a person, however slowly they come', () => {
  let state: SendState = {}
  for (let minute = 0; minute < 10; minute++) {
    const verdict = takeSend(state, { tenantId: 'fairview', personIds: ['tara'] }, after(minute * 300))
    if (!verdict.allowed) throw new Error(`refused the ${minute + 1}th`)
    ;({ state } = verdict)
  }
  expect(takeSend(state, { tenantId: 'fairview', personIds: ['tara'] }, after(3000))).toEqual({
    allowed: false,
    retryAt: after(6000),
  })
})

describe('to many', () => {
  const bulk = (): Send => ({
    tenantId: 'fairview',
    personIds: Array.from({ length: 100 }, () => crypto.randomUUID()),
    bulk: true,
  })

  test('two a second, apart from what goes to one person', () => {
    const { taken, state } = takeAll(bulk, after(0))
    expect(taken).toBe(2)
    expect(takeAll(toSomebody, after(0), state).taken).toBe(5)
  })

  test('counts for each person it reaches', () => {
    let state: SendState = {}
    for (let index = 0; index < 10; index++) {
      const verdict = takeSend(
        state,
        { tenantId: 'fairview', personIds: ['tara', `other-${index}`], bulk: true },
        after(index * 500),
      )
      if (!verdict.allowed) throw new Error(`refused the ${index + 1}th`)
      ;({ state } = verdict)
    }
    const send = { tenantId: 'fairview', personIds: ['tara'] }
    expect(takeSend(state, send, after(5000))).toEqual({ allowed: false, retryAt: after(6000) })
  })

  test('5,000 people take as long as the limits say: 25 seconds', () => {
    let state: SendState = {}
    let at = after(0)
    for (let step = 0; step < 50;) {
      const verdict = takeSend(state, bulk(), at)
      if (verdict.allowed) {
        ;({ state } = verdict)
        step++
      } else at = verdict.retryAt
    }
    expect(at.getTime() - start).toBe(24_000)
  })
})

test('changes no state that it was given, and refuses without taking', () => {
  const { state } = takeAll(toSomebody, after(0))
  const before = JSON.stringify(state)
  takeSend(state, toSomebody(), after(0))
  takeSend(state, toSomebody(), after(5000))
  expect(JSON.stringify(state)).toBe(before)
})

test('forgets what is over, so the state does not grow', () => {
  let state: SendState = {}
  for (let hour = 0; hour < 500; hour++) {
    const verdict = takeSend(state, toSomebody(), after(hour * 3_600_000))
    if (verdict.allowed) ({ state } = verdict)
  }
  expect(Object.keys(state)).toHaveLength(3)
})
