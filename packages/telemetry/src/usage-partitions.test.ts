import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { maintainUsagePartitions } from './index.ts'

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

const partitions = async () =>
  (
    await db.ownerQuery(`select inhrelid::regclass::text as name from pg_inherits
     where inhparent = 'lectern.usage_event'::regclass order by 1`)
  ).map(({ name }) => name)
const plant = (districtId: string, occurredAt: string) =>
  db.ownerQuery(
    `insert into lectern.usage_event (district_id, occurred_at, event_id, kind, person_id, role, installation_id)
     values ($1, ${occurredAt}, gen_random_uuid(), 'launch', gen_random_uuid(), 'teacher', gen_random_uuid())
     returning tableoid::regclass::text as partition`,
    [districtId],
  )

test('there are months to write into from the start, and a second run makes none', async () => {
  const scope = await db.district()
  for (const occurredAt of ['now()', `now() - interval '30 days'`, `now() + interval '60 days'`])
    expect((await plant(scope.districtId, occurredAt))[0]!['partition']).toMatch(
      /^lectern_usage\.event_\d{4}_\d{2}$/,
    )
  expect(await maintainUsagePartitions(db.database)).toEqual({ made: [], dropped: [] })
})

test('a month that was missing takes over what had to be written elsewhere; several workers may try at once', async () => {
  const scope = await db.district()
  const month = (await partitions()).filter((name) => name !== 'lectern_usage.event_default').at(-1)
  await db.ownerQuery(`drop table ${String(month)}`)
  const occurredAt = `date_trunc('month', now()) + interval '3 months 5 days'`
  expect((await plant(scope.districtId, occurredAt))[0]!['partition']).toBe('lectern_usage.event_default')

  const runs = await Promise.all([1, 2, 3].map(() => maintainUsagePartitions(db.database)))
  expect(runs.flatMap(({ made }) => made)).toHaveLength(1)
  expect(await scope.query('select tableoid::regclass::text as partition from lectern.usage_event')).toEqual([
    { partition: month },
  ])
})

test('each month takes use with its seconds, and no other event with any', async () => {
  const scope = await db.district()
  const insert = (kind: string, seconds: number | null) =>
    scope.query(
      `insert into lectern.usage_event
         (district_id, occurred_at, event_id, kind, app_id, person_id, role, installation_id, seconds)
       values ($1, now(), gen_random_uuid(), $2, gen_random_uuid(), gen_random_uuid(), 'student', gen_random_uuid(), $3)`,
      [scope.districtId, kind, seconds],
    )
  await insert('app-used', 300)
  for (const [kind, seconds] of [
    ['app-used', null],
    ['app-used', 301],
    ['app-opened', 10],
    ['app-closed', null],
  ] as const)
    await expect(insert(kind, seconds)).rejects.toThrow(/usage_event_(kind|seconds)_check/)
})

test('months past their retention are dropped, and what lay outside of any month with them', async () => {
  const scope = await db.district()
  await db.ownerQuery(`create table lectern_usage.event_2019_01 partition of lectern.usage_event
    for values from ('2019-01-01') to ('2019-02-01')`)
  await plant(scope.districtId, `'2019-01-10'`)
  await plant(scope.districtId, `'2018-05-05'`)
  await plant(scope.districtId, `now() - interval '11 months'`)
  expect(await maintainUsagePartitions(db.database)).toEqual({ made: [], dropped: ['event_2019_01'] })
  expect(await scope.query('select from lectern.usage_event')).toHaveLength(1)
})

test('the application cannot go round the parent, nor shorten the retention', async () => {
  const scope = await db.district()
  for (const name of await partitions())
    await expect(scope.query(`select from ${String(name)}`)).rejects.toThrow(/permission denied/)
  await expect(db.database.query('select lectern.maintain_usage_partitions(3, 0)')).rejects.toThrow(
    /at least/,
  )
})
