import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase, type DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { usageRecorder, type UsageEvent, type UsageRecorder } from './index.ts'
import { anEvent } from './usage-event.fixture.ts'

const now = new Date('2026-09-15T10:00:00Z')
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

let db: TestDatabase
let scope: DistrictScope
let recorder: UsageRecorder
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  recorder = usageRecorder({ now: () => now })
})

const stored = async (inScope = scope) =>
  (await inScope.query<{ n: number }>('select count(*)::int as n from lectern.usage_event'))[0]!.n
const used = (seconds: number | undefined) => ({ kind: 'app-used' as const, seconds })
const event = (facts: Partial<UsageEvent> = {}) => anEvent({ occurredAt: now, ...facts })

test('an event is stored when its receipt arrives, with everything it said', async () => {
  const opened = event({ role: 'teacher' })
  expect(await recorder.record(scope, [opened])).toEqual({ accepted: 1, duplicates: 0 })
  const [row] = await scope.query(
    `select e.event_id, e.occurred_at, e.kind, e.app_id, e.person_id, e.role, e.installation_id, e.context_id
     from lectern.usage_event e`,
  )
  expect(row).toEqual({
    event_id: opened.id,
    occurred_at: now,
    kind: 'app-opened',
    app_id: opened.appId,
    person_id: opened.personId,
    role: 'teacher',
    installation_id: opened.installationId,
    context_id: null,
  })
})

test('an event sent again is a duplicate: later, in the same request, and in one that runs at the same time', async () => {
  const opened = event()
  expect(await recorder.record(scope, [opened, opened])).toEqual({ accepted: 1, duplicates: 1 })
  const receipts = await Promise.all(
    Array.from({ length: 20 }, () =>
      recorder.record(scope, [opened, { ...opened, id: opened.id.toUpperCase() }]),
    ),
  )
  for (const receipt of receipts) expect(receipt).toEqual({ accepted: 0, duplicates: 2 })
  const fresh = event()
  const raced = await Promise.all(Array.from({ length: 20 }, () => recorder.record(scope, [fresh])))
  expect(raced.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1)
  expect(await stored()).toBe(2)
})

test('the same id at another time is another event', async () => {
  const opened = event()
  await recorder.record(scope, [opened])
  expect(await recorder.record(scope, [{ ...opened, occurredAt: minutesLater(-1) }])).toEqual({
    accepted: 1,
    duplicates: 0,
  })
})

test('two servers that get the same event at once store it once', async () => {
  const other = openDatabase({ connection: db.application })
  const opened = event()
  const receipts = await Promise.all([
    recorder.record(scope, [opened]),
    usageRecorder({ now: () => now }).record(other.district(scope.districtId), [opened]),
  ])
  expect(receipts.map(({ accepted }) => accepted)).toSatisfy(([a, b]) => a + b === 1)
  await other.close()
})

test('requests that arrive together share statements, and each gets its own receipt', async () => {
  const receipts = await Promise.all(
    Array.from({ length: 300 }, (_, at) => recorder.record(scope, [event(), ...(at % 3 ? [] : [event()])])),
  )
  expect(receipts.map(({ accepted }) => accepted)).toEqual(
    Array.from({ length: 300 }, (_, at) => (at % 3 ? 1 : 2)),
  )
  expect(await stored()).toBe(400)
  const transactions = await scope.query('select distinct e.recorded_xid from lectern.usage_event e')
  expect(transactions.length).toBeLessThan(5)
})

test.each([
  ['in the future', { occurredAt: minutesLater(6) }, 'usage.event-in-future'],
  ['of more than 30 days ago', { occurredAt: minutesLater(-30 * 24 * 60 - 1) }, 'usage.event-too-old'],
  ['without a time', { occurredAt: new Date('yesterday') }, 'usage.event-malformed'],
  ['with an id that is none', { id: "x'; drop table" }, 'usage.event-malformed'],
  [
    'of use that lasts into the future',
    { ...used(300), occurredAt: minutesLater(1) },
    'usage.event-in-future',
  ],
  ['of use without its seconds', used(undefined), 'usage.event-malformed'],
  ['of use that took no time', used(0), 'usage.event-malformed'],
  ['of use in parts of seconds', used(1.5), 'usage.event-malformed'],
  ['of more use than a slice has', used(301), 'usage.event-malformed'],
  ['of use of no app', { ...used(10), appId: null }, 'usage.event-malformed'],
  ['of another kind that takes time', { seconds: 10 }, 'usage.event-malformed'],
])('refuses a request with an event %s, and stores nothing of it', async (_, facts, code) => {
  const bad = event(facts)
  await expect(recorder.record(scope, [event(), bad])).rejects.toMatchObject({
    kind: 'invalid',
    code,
    details: { eventId: bad.id },
  })
  expect(await stored()).toBe(0)
})

test('takes an event of a clock that is four minutes fast, and one that waited for 29 days', async () => {
  const events = [event({ occurredAt: minutesLater(4) }), event({ occurredAt: minutesLater(-29 * 24 * 60) })]
  expect(await recorder.record(scope, events)).toEqual({ accepted: 2, duplicates: 0 })
})

test('an event that the database refuses fails its own request and no other', async () => {
  const impossible = { ...event(), role: 'parent' } as unknown as UsageEvent // what the types rule out
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, at) => recorder.record(scope, [at === 30 ? impossible : event()])),
  )
  expect(results.flatMap(({ status }, at) => (status === 'rejected' ? [at] : []))).toEqual([30])
  expect(await stored()).toBe(49)
})

test('what waits is bounded: then a request is told to come again', async () => {
  const hundred = () => Array.from({ length: 100 }, () => event())
  const results = await Promise.allSettled(
    Array.from({ length: 110 }, () => recorder.record(scope, hundred())),
  )
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]).toMatchObject({ kind: 'too-many', code: 'usage.too-many-waiting' })
  expect(await stored()).toBe((110 - refused.length) * 100)
  expect(await recorder.record(scope, [event()])).toMatchObject({ accepted: 1 })
})

test('a database that does not answer is an error of every request that waits, and the next one works', async () => {
  const gone = openDatabase({ connection: { ...db.application, user: 'nobody' } })
  const unreachable = gone.district(scope.districtId)
  const results = await Promise.allSettled([
    recorder.record(unreachable, [event()]),
    recorder.record(unreachable, [event()]),
  ])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await recorder.record(scope, [event()])).toMatchObject({ accepted: 1 })
  await gone.close()
})

test('closing stores what was taken and takes no more', async () => {
  const taken = Array.from({ length: 30 }, () => recorder.record(scope, [event()]))
  await recorder.close()
  expect(await stored()).toBe(30)
  await Promise.all(taken)
  await expect(recorder.record(scope, [event()])).rejects.toMatchObject({ code: 'usage.recorder-closed' })
})

test('districts record beside each other and see only their own events', async () => {
  const other = await db.district('Other')
  const shared = event()
  const receipts = await Promise.all([
    recorder.record(scope, [shared, event()]),
    recorder.record(other, [shared]),
  ])
  expect(receipts.map(({ accepted }) => accepted)).toEqual([2, 1])
  expect([await stored(), await stored(other)]).toEqual([2, 1])
})
