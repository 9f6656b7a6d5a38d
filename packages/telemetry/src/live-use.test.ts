import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { AppId, PersonId } from '@lectern/launch'
import {
  appUse,
  colleaguesUse,
  everOpened,
  liveOverview,
  rollUpUsage,
  usageRecorder,
  type UsageEvent,
} from './index.ts'
import { anEvent } from './usage-event.fixture.ts'

const now = new Date('2026-09-15T16:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000)
const recorder = usageRecorder({ now: () => now })
const person = () => randomUUID() as PersonId
const app = () => randomUUID() as AppId

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => void (scope = await db.district()))

const record = (events: Partial<UsageEvent>[]) =>
  recorder.record(
    scope,
    events.map((facts) => anEvent({ occurredAt: now, ...facts })),
  )
const rollUp = () =>
  expect
    .poll(async () => {
      await rollUpUsage(scope)
      return scope.query(`select from lectern.usage_event e
        where e.recorded_xid >= (select r.watermark from lectern.usage_rollup r)`)
    })
    .toEqual([])
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
/** The catalog's side. */
const named =
  (...apps: string[]) =>
  (ids: readonly string[]) =>
    Promise.resolve(
      new Map(ids.filter((id) => apps.includes(id)).map((id) => [id, `App ${apps.indexOf(id)}`])),
    )

describe('the overview of what came through Lectern', () => {
  test('shows 28 days of the district, zeros too, before anything has happened', async () => {
    const overview = await liveOverview(scope, { now, appNames: named() })
    expect(overview).toMatchObject({
      from: '2026-08-19',
      to: '2026-09-15',
      launches: 0,
      opens: 0,
      people: { value: 0 },
      apps: [],
    })
    expect(overview.days).toHaveLength(28)
    expect(overview.days[0]).toEqual({ day: '2026-08-19', launches: 0, opens: 0 })
  })

  test('counts launches, opens and people, and hides small numbers of people', async () => {
    const [popular, rare, gone] = [app(), app(), app()]
    const teachers = times(11, person)
    await record([
      ...teachers.map((personId) => ({ personId, kind: 'launch' as const, appId: null })),
      ...teachers.map((personId) => ({ personId, appId: popular })),
      { personId: teachers[0], appId: popular, occurredAt: daysAgo(27) },
      { personId: teachers[0], appId: rare },
      { personId: teachers[0], appId: gone },
      // Yesterday of 28 days ago is over.
      { personId: person(), appId: popular, occurredAt: daysAgo(28) },
    ])
    await rollUp()
    const overview = await liveOverview(scope, { now, appNames: named(popular, rare) })
    expect(overview).toMatchObject({ launches: 11, opens: 14, people: { value: 11 } })
    expect(overview.days[0]).toEqual({ day: '2026-08-19', launches: 0, opens: 1 })
    expect(overview.days[27]).toEqual({ day: '2026-09-15', launches: 11, opens: 13 })
    expect(overview.apps).toEqual([
      { appId: popular, name: 'App 0', opens: 12, people: { value: 11 }, minutes: null },
      { appId: rare, name: 'App 1', opens: 1, people: { fewerThan: 10 }, minutes: null },
    ])
  })

  test('adds up the minutes of ten people or more, and tells none of fewer or of another app', async () => {
    const [ten, nine, alone] = [app(), app(), app()]
    const used = (appId: AppId) => ({ appId, kind: 'app-used' as const, seconds: 90 })
    await record([ten, nine, alone].map((appId) => ({ appId })))
    await record([...times(10, () => used(ten)), ...times(9, () => used(nine)), used(alone)])
    await record([
      { ...used(ten), seconds: 1 },
      { ...used(ten), seconds: 300, occurredAt: daysAgo(28) },
    ])
    await rollUp()
    const { apps } = await liveOverview(scope, { now, appNames: named(ten, nine, alone) })
    const minutes = Object.fromEntries(apps.map((one) => [one.name, one.minutes]))
    expect(minutes).toEqual({ 'App 0': 16, 'App 1': null, 'App 2': null })
    const use = await appUse(scope, [ten, nine], now)
    expect([use.get(ten)?.minutes, use.get(nine)?.minutes]).toEqual([16, null])
    const elsewhere = await liveOverview(await db.district('Other'), { now, appNames: named(ten) })
    expect(elsewhere.apps).toEqual([])
  })

  test("says nothing of another district's use", async () => {
    await record(times(12, () => ({})))
    await rollUp()
    const overview = await liveOverview(await db.district('Other'), { now, appNames: named() })
    expect(overview).toMatchObject({ launches: 0, opens: 0, people: { value: 0 }, apps: [] })
  })
})

describe('use on cards', () => {
  test('says how often and, from ten people on, by how many: students are among them; nothing of an app nobody opened', async () => {
    const [nine, ten, old] = [app(), app(), app()]
    await record([
      ...times(9, () => ({ appId: nine })),
      ...times(10, () => ({ appId: ten })),
      { appId: old, occurredAt: daysAgo(28) },
      { appId: app() },
      { appId: nine, kind: 'launch' },
    ])
    await rollUp()
    expect(await appUse(scope, [nine, ten, old, app()], now)).toEqual(
      new Map([
        [nine, { opens: 9, people: { fewerThan: 10 }, minutes: null }],
        [ten, { opens: 10, people: { value: 10 }, minutes: null }],
      ]),
    )
  })

  test('colleagues are other teachers and staff, and fewer than five of them are not spoken of', async () => {
    const [me, appId] = [person(), app()]
    const opened = { appId, role: 'teacher' as const }
    await record([
      ...times(3, () => ({ ...opened, personId: me })),
      ...times(9, () => ({ appId })),
      ...times(4, () => opened),
      { ...opened, occurredAt: daysAgo(28) },
    ])
    await rollUp()
    expect(await colleaguesUse(scope, { appId, exceptPerson: me, now })).toBeNull()
    await record([{ ...opened, role: 'admin' }])
    await rollUp()
    expect(await colleaguesUse(scope, { appId, exceptPerson: me, now })).toEqual({
      opens: 5,
      people: { value: 5 },
    })
  })
})

describe('whether a person ever opened an app', () => {
  test('knows it from the moment it is recorded, and for good', async () => {
    const [ana, ben] = [person(), person()]
    const [docs, maps] = [app(), app()]
    const pairs = [ana, ben].flatMap((personId) => [docs, maps].map((appId) => ({ personId, appId })))
    await record([
      { personId: ana, appId: docs, occurredAt: daysAgo(29) },
      { personId: ben, appId: maps, kind: 'launch' },
    ])
    expect(await everOpened(scope, pairs)).toEqual([{ personId: ana, appId: docs }])
    await rollUp()
    await scope.query('delete from lectern.usage_event')
    await record([{ personId: ben, appId: docs }])
    expect(await everOpened(scope, pairs)).toEqual([
      { personId: ana, appId: docs },
      { personId: ben, appId: docs },
    ])
    expect(await everOpened(await db.district('Other'), pairs)).toEqual([])
    expect(await everOpened(scope, [])).toEqual([])
  })
})
