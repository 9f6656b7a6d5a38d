import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId, PersonId } from '@lectern/launch'
import {
  forgetUsageOf,
  reattributeUsage,
  rollUpUsage,
  usageEventsOf,
  usageOf,
  usageRecorder,
  type UsageEvent,
} from './index.ts'
import { anEvent } from './usage-event.fixture.ts'

const now = new Date('2026-09-15T18:00:00Z')
const yesterday = new Date('2026-09-14T18:00:00Z')
const recorder = usageRecorder({ now: () => now })
const [gizmos, phet] = [randomUUID() as AppId, randomUUID() as AppId]
const [ada, ben, cleo] = [randomUUID() as PersonId, randomUUID() as PersonId, randomUUID() as PersonId]

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => void (scope = await db.district()))

const record = (...facts: Partial<UsageEvent>[]) =>
  recorder.record(
    scope,
    facts.map((fact) => anEvent({ occurredAt: now, appId: gizmos, ...fact })),
  )

const use = (seconds: number) => ({ kind: 'app-used' as const, seconds })

/** Transactions of other suites on this server may hold it back for a moment. */
const rollUpAll = () =>
  expect
    .poll(async () => {
      await rollUpUsage(scope)
      return scope.query(`select from lectern.usage_event e
        where e.recorded_xid >= (select r.watermark from lectern.usage_rollup r)`)
    })
    .toEqual([])

const sums = async () => ({
  days: await scope.query(`select u.day::text, u.kind, u.app_id, u.events, u.staff_events, u.people, u.seconds
    from lectern.usage_daily u order by 1, 2, 3`),
  people: await scope.query(`select p.kind, p.app_id, p.audience, p.last_day::text, p.people
    from lectern.usage_people p where p.people <> 0 order by 1, 2, 3, 4`),
})

const traces = async (personId: PersonId) => {
  const [row] = await scope.query<{ traces: number }>(
    `select (select count(*) from lectern.usage_event e where e.person_id = $1)::int
       + (select count(*) from lectern.usage_daily_person p where p.person_id = $1)::int
       + (select count(*) from lectern.usage_latest l where l.person_id = $1)::int as traces`,
    [personId],
  )
  return row!.traces
}

describe('what a person did', () => {
  test('is counted by app with its first and last day, whether the rollups have it or not', async () => {
    await record({ personId: ada, occurredAt: yesterday }, { personId: ben, appId: phet })
    await record({ personId: ada, occurredAt: yesterday, ...use(300) })
    await rollUpAll()
    await record({ personId: ada }, { personId: ada, kind: 'launch', appId: null })
    await record({ personId: ada, ...use(50) }, { personId: ben, ...use(300) })
    expect(await usageOf(scope, [ada])).toEqual({
      launches: { count: 1, firstDay: '2026-09-15', lastDay: '2026-09-15' },
      apps: [{ appId: gizmos, count: 2, minutes: 6, firstDay: '2026-09-14', lastDay: '2026-09-15' }],
    })
  })

  test('is told event by event, and nothing of anybody else', async () => {
    await record({ personId: ada, occurredAt: yesterday }, { personId: ben }, { personId: ada, ...use(90) })
    const what = { appId: gizmos, contextId: null }
    expect(await usageEventsOf(scope, [ada])).toEqual([
      { at: expect.stringMatching(/^2026-09-14T/), kind: 'app-opened', ...what, seconds: null },
      { at: expect.stringMatching(/^2026-09-15T/), kind: 'app-used', ...what, seconds: 90 },
    ])
    const elsewhere = await db.district()
    expect(await usageEventsOf(elsewhere, [ada])).toEqual([])
    expect(await usageOf(elsewhere, [ada])).toEqual({ launches: null, apps: [] })
  })
})

describe('what two people did who are one', () => {
  test('is one person’s, added up day by day, and the sums keep what they were', async () => {
    await record({ personId: ada, ...use(100) }, { personId: ben, ...use(40) }, { personId: ben, ...use(7) })
    await rollUpAll()
    await record({ personId: ben, ...use(60) })
    await scope.transaction((inside) => reattributeUsage(inside, { keep: ada, absorb: ben }))
    await rollUpAll()
    expect(await traces(ben)).toBe(0)
    expect(await usageOf(scope, [ada])).toMatchObject({ apps: [{ appId: gizmos, minutes: 4 }] })
    expect((await sums()).days).toMatchObject([{ kind: 'app-used', events: 4, people: 1, seconds: 207 }])
  })
})

describe('forgetting what a person did', () => {
  test('leaves no trace of them and every sum as it was', async () => {
    await record({ personId: ada, role: 'teacher' }, { personId: ada, role: 'student' }, { personId: ben })
    await record({ personId: ada, ...use(300) }, { personId: ben, ...use(20) })
    await rollUpAll()
    const before = await sums()
    await forgetUsageOf(scope, [ada])
    expect(await traces(ada)).toBe(0)
    expect(await traces(ben)).toBeGreaterThan(0)
    expect(await sums()).toEqual(before)
  })

  test('keeps a day right that gets more events afterwards, however many were forgotten', async () => {
    await record({ personId: ada, role: 'teacher' }, { personId: ada }, { personId: ben }, { personId: ben })
    await record({ personId: ada, ...use(300) })
    await rollUpAll()
    await record({ personId: ada, ...use(40) })
    await forgetUsageOf(scope, [ada])
    await forgetUsageOf(scope, [ben])
    await record({ personId: cleo }, { personId: cleo, ...use(100) })
    await rollUpAll()
    expect((await sums()).days).toEqual([
      {
        day: '2026-09-15',
        kind: 'app-opened',
        app_id: gizmos,
        events: 5,
        staff_events: 1,
        people: 3,
        seconds: 0,
      },
      {
        day: '2026-09-15',
        kind: 'app-used',
        app_id: gizmos,
        events: 3,
        staff_events: 0,
        people: 2,
        seconds: 440,
      },
    ])
  })

  test('counts what no rollup has read yet, once', async () => {
    await record({ personId: ada })
    await rollUpAll()
    await record({ personId: ada }, { personId: ada, occurredAt: yesterday }, { personId: ben })
    await forgetUsageOf(scope, [ada])
    expect(await traces(ada)).toBe(0)
    await rollUpAll()
    expect((await sums()).days).toMatchObject([
      { day: '2026-09-14', events: 1, people: 1 },
      { day: '2026-09-15', events: 3, people: 2 },
    ])
  })

  test('twice is the same as once', async () => {
    await record({ personId: ada })
    await forgetUsageOf(scope, [ada])
    const once = await sums()
    await forgetUsageOf(scope, [ada])
    expect(await sums()).toEqual(once)
  })

  test('reaches no other district', async () => {
    await record({ personId: ada })
    await rollUpAll()
    await forgetUsageOf(await db.district(), [ada])
    expect(await traces(ada)).toBeGreaterThan(0)
  })
})
