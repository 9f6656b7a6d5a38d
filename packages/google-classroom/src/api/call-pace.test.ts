import { expect, test } from 'vitest'
import { aClass } from '../testing/a-class.ts'
import { classroomApi } from './classroom-api.ts'
import { callPace } from './call-pace.ts'

function paced(limits: { client: number; person: number }) {
  let time = 0
  const made: number[] = []
  const pace = callPace({
    limits,
    now: () => new Date(time),
    wait: async (milliseconds) => (time += milliseconds),
  })
  const call = async (person = 'p') => {
    await pace.take(person)
    made.push(time)
  }
  return { call, made }
}

test('lets no minute hold more calls than Google allows', async () => {
  const { call, made } = paced({ client: 1_000, person: 60 })
  for (let count = 0; count < 200; count++) await call()
  for (const start of made)
    expect(made.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(60)
  // And loses little by it: 200 calls in 54 a minute, the first six at once.
  expect(made.at(-1)! / 60_000).toBeLessThan(3.7)
})

test('holds people apart, and all of them below what is allowed together', async () => {
  const { call, made } = paced({ client: 100, person: 60 })
  for (let count = 0; count < 10; count++) await call(`p${count}`)
  expect(made.at(-1)).toBe(0)
  for (let count = 0; count < 100; count++) await call(`p${count}`)
  expect(made.at(-1)! / 60_000).toBeGreaterThan(1)
})

test('refuses at once what would wait too long, and says when to come back', async () => {
  const pace = callPace({
    limits: { client: 1_000, person: 10 },
    now: () => new Date(0),
    wait: async () => {},
  })
  const calls = Array.from({ length: 12 }, () => pace.take('p'))
  const outcomes = await Promise.allSettled(calls)
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(9)
  expect(outcomes.at(-1)).toMatchObject({
    reason: { code: 'classroom.quota', kind: 'too-many', details: { retryAfterSeconds: 34 } },
  })
})

test('keeps the calls of an API in pace', async () => {
  const { google, course } = await aClass()
  const taken: string[] = []
  const api = classroomApi({
    fetch: google.fetch,
    tokens: google.tokensOf('301', ['https://www.googleapis.com/auth/classroom.courses.readonly']),
    pace: async () => void taken.push('one'),
    wait: async () => {},
  })
  google.failNext(
    (answer) => answer(),
    () => new Response('', { status: 503 }),
  )
  await api.call(({ courses }) => courses.get({ id: course.id }))
  expect(taken).toHaveLength(2)
})
