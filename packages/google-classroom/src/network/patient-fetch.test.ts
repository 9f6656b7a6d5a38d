import { expect, test } from 'vitest'
import { boundedFetch } from './bounded-fetch.ts'
import { patientFetch } from './patient-fetch.ts'

const url = 'https://classroom.googleapis.com/v1/courses'
const now = new Date('2026-09-01T08:00:00Z')

function answering(...answers: (() => Response)[]) {
  const waits: number[] = []
  let calls = 0
  const fetch = patientFetch(
    boundedFetch(async () => answers[Math.min(calls++, answers.length - 1)]!()),
    { now: () => now, random: () => 1, wait: async (milliseconds) => waits.push(milliseconds) },
  )
  return { fetch, waits, calls: () => calls }
}

const status =
  (code: number, headers = {}) =>
  () =>
    new Response('', { status: code, headers })
const lost = () => {
  throw new TypeError('fetch failed', { cause: new Error('ECONNRESET') })
}

test.each(['GET', 'PATCH', 'DELETE', 'PUT'])('waits out faults of a %s ever longer', async (method) => {
  const { fetch, waits } = answering(status(503), lost, status(500), status(200))
  expect((await fetch(url, { method })).status).toBe(200)
  expect(waits).toEqual([500, 1000, 2000])
})

test('does not repeat a POST that may have arrived, only one that was one too many', async () => {
  const failed = answering(status(503), status(200))
  expect((await failed.fetch(url, { method: 'POST' })).status).toBe(503)
  const unanswered = answering(lost, status(200))
  await expect(unanswered.fetch(url, { method: 'POST' })).rejects.toThrow('ECONNRESET')
  const burst = answering(status(429), status(200))
  expect((await burst.fetch(url, { method: 'POST' })).status).toBe(200)
})

test('waits as long as Google asks for, in seconds or until a date, and hands on what is too long', async () => {
  const asked = answering(
    status(429, { 'retry-after': '7' }),
    status(429, { 'retry-after': 'Tue, 01 Sep 2026 08:00:10 GMT' }),
    status(429, { 'retry-after': 'soon' }),
    status(200),
  )
  await asked.fetch(url, {})
  expect(asked.waits).toEqual([7_500, 11_000, 2_000])
  const long = answering(status(429, { 'retry-after': '31' }), status(200))
  expect((await long.fetch(url, {})).status).toBe(429)
  expect(long.waits).toEqual([])
})

test('gives up after four attempts, and repeats no answer that stays', async () => {
  const down = answering(status(500))
  expect((await down.fetch(url, {})).status).toBe(500)
  expect(down.calls()).toBe(4)
  const hurried = patientFetch(async () => new Response('', { status: 500 }), { attempts: 1 })
  expect((await hurried(url, {})).status).toBe(500)
  const refused = answering(status(403))
  await refused.fetch(url, {})
  expect(refused.calls()).toBe(1)
})

test('reads no more than it may, follows no redirect, and names the place without its query', async () => {
  const large = boundedFetch(async () => new Response('x'.repeat(11)), { maxBytes: 10 })
  await expect(large(`${url}?teacherId=me@x.example`, {})).rejects.toMatchObject({
    code: 'classroom.answer-too-large',
    details: { place: url },
  })
  const moved = boundedFetch(async () => new Response(null, { status: 302, headers: { location: '/' } }))
  await expect(moved(url, {})).rejects.toMatchObject({ code: 'classroom.redirected' })
})

test('ends an exchange that takes too long', async () => {
  const silent = boundedFetch(
    (_, { signal }) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      ),
    { timeoutMilliseconds: 20 },
  )
  await expect(silent(url, {})).rejects.toThrow('no answer within 0.02 seconds')
})
