import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from './index.ts'
import { testDatabase, type TestDatabase } from './testing/index.ts'
import type { DistrictScope } from './district-scope.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district('Fairview')
})
afterAll(() => db.drop())

const names = () => scope.query<{ name: string }>('select d.name from lectern.district d')

test('a transaction takes effect as a whole or not at all', async () => {
  const failing = scope.transaction(async (tx) => {
    await tx.query(`update lectern.district set name = 'Changed'`)
    throw new Error('after the change')
  })
  await expect(failing).rejects.toThrow('after the change')
  expect(await names()).toEqual([{ name: 'Fairview' }])
})

test('a part of a transaction is a part of it', async () => {
  const failing = scope.transaction(async (tx) => {
    await tx.transaction((inner) => inner.query(`update lectern.district set name = 'Changed'`))
    throw new Error('after the inner one')
  })
  await expect(failing).rejects.toThrow('after the inner one')
  expect(await names()).toEqual([{ name: 'Fairview' }])
})

test('a failed statement leaves its connection fit for the next, and its district behind', async () => {
  await expect(scope.query('select 1/0')).rejects.toThrow(/division by zero/)
  for (let count = 0; count < 10; count += 1)
    expect(await db.database.query('select 1 from lectern.district')).toEqual([])
  expect(await names()).toHaveLength(1)
})

test('simultaneous scopes on few connections do not see each other', async () => {
  const scopes = await Promise.all(['A', 'B', 'C', 'D'].map((name) => db.district(name)))
  const seen = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      scopes[index % 4]!.query<{ name: string }>('select d.name from lectern.district d, pg_sleep(0.001)'),
    ),
  )
  expect(seen.map((rows) => rows.map(({ name }) => name).join())).toEqual(
    Array.from({ length: 100 }, (_, index) => 'ABCD'[index % 4]),
  )
})

test('of many who do one thing one is at it at a time, and all find a connection for what they need meanwhile', async () => {
  const elsewhere = openDatabase({ connection: db.application })
  let inside = 0
  const overlaps: number[] = []
  const goneThrough = (through: DistrictScope) =>
    through.inTurn('one thing', async () => {
      inside += 1
      await through.query('select pg_sleep(0.002)')
      overlaps.push(inside)
      inside -= 1
    })
  const other = elsewhere.district(scope.districtId)
  await Promise.all(Array.from({ length: 40 }, (_, index) => goneThrough(index % 2 ? scope : other)))
  expect(overlaps).toEqual(Array.from({ length: 40 }, () => 1))
  await elsewhere.close()
})

test('whoever fails in turn lets the next go on, and nobody waits for another thing or another district', async () => {
  await expect(scope.inTurn('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  const other = await db.district('Hill')
  const nested = scope.inTurn('a', () => scope.inTurn('b', () => other.inTurn('a', () => Promise.resolve(7))))
  expect(await nested).toBe(7)
})

test('a malformed district id reaches no statement', () => {
  expect(() => db.database.district(`' or true --` as never)).toThrow(/UUID/)
})

test('a server that does not answer is a Problem that says what to check', async () => {
  const nowhere = openDatabase({ connection: { ...db.application, host: '/nowhere' } })
  await expect(nowhere.ping()).rejects.toMatchObject({ kind: 'upstream', code: 'database.unavailable' })
  await nowhere.close()
})

test('a connection that was cut is replaced', async () => {
  await db.ownerQuery(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = $1`,
    [db.application.user],
  )
  await expect.poll(() => names().catch(() => [])).toEqual([{ name: 'Fairview' }])
})

test('a connection lost in the middle of a transaction fails that transaction and nothing else', async () => {
  const failing = scope.transaction(async (tx) => {
    const [own] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
    await db.ownerQuery('select pg_terminate_backend($1, 5000)', [own!.pid])
    await tx.query('select 1')
  })
  await expect(failing).rejects.toThrow(/connection/i)
  expect(await names()).toHaveLength(1)
})
