import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { contractHours, setContractHours, usualHours, workingUntil } from './contract-hours.ts'

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

test.each([
  ['America/Chicago', '2026-11-25T13:29:00Z', undefined],
  ['America/Chicago', '2026-11-25T13:30:00Z', '2026-11-25T22:00:00.000Z'],
  ['America/Chicago', '2026-11-25T21:59:00Z', '2026-11-25T22:00:00.000Z'],
  ['America/Chicago', '2026-11-25T22:00:00Z', undefined],
  ['America/Chicago', '2026-11-28T15:00:00Z', undefined],
  ['Asia/Tokyo', '2026-11-22T23:00:00Z', '2026-11-23T07:00:00.000Z'],
])('teachers work on the clock of their district: %s at %s', (timeZone, at, until) => {
  expect(workingUntil(usualHours, timeZone, new Date(at))?.toISOString()).toBe(until)
})

test('a district has hours of its own, and nobody else’s', async () => {
  const [scope, other] = [await db.district(), await db.district()]
  const own = { days: [1, 2, 3, 4], startsMinute: 480, endsMinute: 900 }
  await setContractHours(scope, usualHours)
  await setContractHours(scope, own)
  expect(await contractHours(scope)).toEqual(own)
  expect(await contractHours(other)).toEqual(usualHours)
})

test.each([
  ['no day', { days: [] }],
  ['an eighth day', { days: [8] }],
  ['an end before the beginning', { endsMinute: 100 }],
  ['more than a day', { endsMinute: 1441 }],
  ['half a minute', { startsMinute: 450.5 }],
])('refuses %s', async (_what, wrong) => {
  const scope = await db.district()
  await expect(setContractHours(scope, { ...usualHours, ...wrong })).rejects.toMatchObject({
    code: 'nudge.hours-invalid',
  })
  expect(await contractHours(scope)).toEqual(usualHours)
})
