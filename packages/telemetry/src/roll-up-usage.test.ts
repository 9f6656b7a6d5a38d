import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId, PersonId, Role } from '@lectern/launch'
import { rollUpUsage, usageRecorder, type UsageEvent } from './index.ts'
import { insertUsageEvents } from './insert-usage-events.ts'
import { anEvent } from './usage-event.fixture.ts'

const now = new Date('2026-09-15T10:00:00Z')
const recorder = usageRecorder({ now: () => now })

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => void (scope = await db.district()))

const record = (...facts: Partial<UsageEvent>[]) =>
  recorder.record(
    scope,
    facts.map((fact) => anEvent({ occurredAt: now, ...fact })),
  )

/** Runs until nothing is left: transactions of other suites on this server may hold it back for a moment. */
const rollUpAll = () =>
  expect
    .poll(async () => {
      await rollUpUsage(scope)
      return scope.query(`select from lectern.usage_event e
        where e.recorded_xid >= (select r.watermark from lectern.usage_rollup r)`)
    })
    .toEqual([])

const rollups = async () => ({
  persons: await scope.query(`select p.day::text, p.kind, p.app_id, p.person_id, p.role, p.events, p.seconds
    from lectern.usage_daily_person p order by 1, 2, 3, 4, 5`),
  days: await scope.query(`select u.day::text, u.kind, u.app_id, u.events, u.staff_events, u.people, u.seconds
    from lectern.usage_daily u order by 1, 2, 3`),
  latest: await scope.query(`select l.kind, l.app_id, l.audience, l.person_id, l.last_day::text
    from lectern.usage_latest l order by 1, 2, 3, 4`),
  people: await scope.query(`select p.kind, p.app_id, p.audience, p.last_day::text, p.people
    from lectern.usage_people p where p.people <> 0 order by 1, 2, 3, 4`),
})

/** The same from the raw events alone. */
const fromScratch = async () => {
  const noApp = `'00000000-0000-0000-0000-000000000000'::uuid`
  const events = `(
    select (e.occurred_at at time zone d.time_zone)::date as day, e.kind, e.person_id, e.role, coalesce(e.seconds, 0) as seconds,
           coalesce(e.app_id, ${noApp}) as app_id
    from lectern.usage_event e cross join lectern.district d) e`
  const lastDays = (kind: string, appId: string, audience: string, condition: string) => `
    select ${kind} as kind, ${appId} as app_id, '${audience}' as audience, e.person_id, max(e.day)::text as last_day
    from ${events} where ${condition} group by 1, 2, e.person_id`
  const latest = `(${[
    lastDays('e.kind', 'e.app_id', 'all', 'true'),
    lastDays('e.kind', 'e.app_id', 'staff', `e.role <> 'student'`),
    lastDays(`'any'`, noApp, 'all', 'true'),
    lastDays(`'any'`, noApp, 'staff', `e.role <> 'student'`),
  ].join(' union all ')})`
  return {
    persons:
      await scope.query(`select e.day::text, e.kind, e.app_id, e.person_id, e.role, count(*)::int as events,
      sum(e.seconds)::int as seconds from ${events} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`),
    days: await scope.query(`select e.day::text, e.kind, e.app_id, count(*)::int as events,
      (count(*) filter (where e.role <> 'student'))::int as staff_events,
      count(distinct e.person_id)::int as people, sum(e.seconds)::int as seconds from ${events} group by 1, 2, 3 order by 1, 2, 3`),
    latest: await scope.query(`select l.* from ${latest} l order by 1, 2, 3, 4`),
    people: await scope.query(`select l.kind, l.app_id, l.audience, l.last_day, count(*)::int as people
      from ${latest} l group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
  }
}

test("counts events and people per day of the district's time zone, launches without an app too", async () => {
  await db.ownerQuery(`update lectern.district set time_zone = 'America/Los_Angeles' where id = $1`, [
    scope.districtId,
  ])
  const [ana, ben] = [randomUUID() as PersonId, randomUUID() as PersonId]
  const appId = randomUUID() as AppId
  const lateEvening = new Date('2026-09-15T06:59:00Z')
  await record(
    { personId: ana, appId, occurredAt: lateEvening },
    { personId: ana, appId, occurredAt: lateEvening },
    { personId: ben, appId, occurredAt: lateEvening, role: 'teacher' },
    { personId: ben, appId, occurredAt: new Date('2026-09-15T07:00:00Z') },
    { personId: ana, kind: 'launch', appId: null },
  )
  await rollUpAll()
  const { days } = await rollups()
  expect(days).toEqual([
    {
      day: '2026-09-14',
      kind: 'app-opened',
      app_id: appId,
      events: 3,
      staff_events: 1,
      people: 2,
      seconds: 0,
    },
    {
      day: '2026-09-15',
      kind: 'app-opened',
      app_id: appId,
      events: 1,
      staff_events: 0,
      people: 1,
      seconds: 0,
    },
    {
      day: '2026-09-15',
      kind: 'launch',
      app_id: '00000000-0000-0000-0000-000000000000',
      events: 1,
      staff_events: 0,
      people: 1,
      seconds: 0,
    },
  ])
})

test('an event whose transaction was open during a run is counted by a later one, once', async () => {
  await record({})
  const end = await openTransaction([anEvent({ occurredAt: now })])
  // Younger than the open one, and committed: it waits too, because arrival has one order.
  await record({})
  await rollUpUsage(scope)
  await end('commit')
  await rollUpAll()
  expect(await rollups()).toEqual(await fromScratch())
  expect((await rollups()).persons).toHaveLength(3)
})

test('runs at the same time count every event once, and a run without news changes nothing', async () => {
  await record(...Array.from({ length: 50 }, () => ({})))
  const counted = await Promise.all(Array.from({ length: 4 }, () => rollUpUsage(scope)))
  expect(counted.reduce((sum, events) => sum + events, 0)).toBeLessThanOrEqual(50)
  await rollUpAll()
  const before = await rollups()
  expect(before).toEqual(await fromScratch())
  expect(await rollUpUsage(scope)).toBe(0)
  expect(await rollups()).toEqual(before)
})

test.each([1, 2, 3, 4, 5, 6])(
  'any order of batches, duplicates, late events, open transactions and runs gives what counting from scratch gives (seed %i)',
  async (seed) => {
    const random = mulberry(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
    const people = Array.from({ length: 6 }, () => randomUUID() as PersonId)
    const apps = [null, ...Array.from({ length: 3 }, () => randomUUID() as AppId)]
    const known: UsageEvent[] = []
    const someEvent = (): UsageEvent => {
      if (known.length > 0 && random() < 0.2) return pick(known)
      const use = random() < 0.4
      const made = anEvent({
        personId: pick(people),
        appId: pick(use ? apps.slice(1) : apps),
        kind: use ? 'app-used' : pick(['launch', 'app-opened'] as const),
        ...(use && { seconds: 1 + Math.floor(random() * 300) }),
        role: pick<Role>(['student', 'teacher']),
        occurredAt: new Date(now.getTime() - Math.floor(random() * 5 * 24 * 3_600_000)),
      })
      known.push(made)
      return made
    }
    const someEvents = () => Array.from({ length: 1 + Math.floor(random() * 8) }, someEvent)
    const open: (() => Promise<void>)[] = []
    const anOpenTransaction = async () => {
      // Fresh events only: a duplicate of an uncommitted event would wait for its end.
      const events = Array.from({ length: 3 }, () =>
        anEvent({ personId: pick(people), appId: pick(apps), occurredAt: now }),
      )
      const outcome = random() < 0.3 ? 'undo' : 'commit'
      const end = await openTransaction(events)
      open.push(() => end(outcome))
    }
    const steps = [
      () => recorder.record(scope, someEvents()),
      () => Promise.all([1, 2, 3].map(() => recorder.record(scope, someEvents()))),
      () => (open.length < 2 ? anOpenTransaction() : open.shift()!()),
      () => open.shift()?.(),
      () => rollUpUsage(scope),
      () => Promise.all([rollUpUsage(scope), recorder.record(scope, someEvents()), rollUpUsage(scope)]),
    ]
    for (let step = 0; step < 40; step++) await pick(steps)()
    await Promise.all(open.map((end) => end()))
    await rollUpAll()
    expect(await rollups()).toEqual(await fromScratch())
  },
)

test('after a restore into a server with other transaction numbers nothing is lost and nothing counts twice', async () => {
  await record({}, {})
  await rollUpAll()
  await record({})
  await scope.query(
    `update lectern.usage_event set recorded_xid = (recorded_xid::text::bigint + 1000000)::text::xid8`,
  )
  await scope.query(`update lectern.usage_rollup
    set watermark = (watermark::text::bigint + 1000000)::text::xid8, server_id = server_id - 1`)
  await record({}, {}, {})
  await rollUpUsage(scope)
  await rollUpAll()
  await record({})
  await rollUpAll()
  expect((await rollups()).persons).toHaveLength(7)
  expect(await rollups()).toEqual(await fromScratch())
})

test("one district's run leaves another's events alone", async () => {
  const other = await db.district('Other')
  await recorder.record(other, [anEvent({ occurredAt: now })])
  await record({})
  await rollUpAll()
  expect((await rollups()).days).toHaveLength(1)
  expect(await other.query('select from lectern.usage_daily')).toEqual([])
})

/** Stores events in a transaction that stays open; gives what ends it. */
const openTransaction = (events: UsageEvent[]) =>
  new Promise<(outcome: 'commit' | 'undo') => Promise<void>>((opened) => {
    const undone = new Error('undone')
    const ended = scope
      .transaction(async (inside) => {
        await insertUsageEvents(inside, events)
        const outcome = await new Promise((end) =>
          opened((chosen) => {
            end(chosen)
            return ended
          }),
        )
        if (outcome === 'undo') throw undone
      })
      .catch((error: unknown) => expect(error).toBe(undone))
  })

/** Small seeded generator, so that a failing order can be run again. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
