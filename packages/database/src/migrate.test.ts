import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeEach, afterEach, expect, test } from 'vitest'
import { applicationRole, migrate, openDatabase, requireMigrated } from './index.ts'
import { readMigrations } from './migration-files.ts'
import { emptyDatabase, type EmptyDatabase } from './testing/index.ts'

let db: EmptyDatabase
let owner: pg.ClientConfig
const databases: EmptyDatabase[] = []

beforeEach(async () => {
  db = await emptyDatabase()
  databases.push(db)
  owner = { connectionString: db.url }
})
afterEach(() => databases.pop()!.drop())
afterAll(() => expect(databases).toEqual([]))

const role = () => applicationRole(new URL(db.url).pathname.slice(1), new Uint8Array(32).fill(1))

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(owner)
  await client.connect()
  return (await client.query<Record<string, unknown>>(sql).finally(() => client.end())).rows
}

async function directoryOf(files: Record<string, string>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-migrations-'))
  for (const [name, sql] of Object.entries(files)) await writeFile(join(directory, name), sql)
  return directory
}

test('several starters at once apply each migration once', async () => {
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(owner, role())))
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  const [row] = await query('select count(*)::int as count from lectern.migration')
  expect(row!['count']).toBe(applied.flat().length)
  expect(await migrate(owner, role())).toEqual([])
})

test('keeps what the tables hold when a later migration comes', async () => {
  const first = { '0001-a.sql': 'create table lectern.thing (name text)' }
  await migrate(owner, role(), await directoryOf(first))
  await query(`insert into lectern.thing values ('kept')`)
  const second = { ...first, '0002-b.sql': `alter table lectern.thing add size int not null default 1` }
  expect(await migrate(owner, role(), await directoryOf(second))).toEqual(['0002-b.sql'])
  expect(await query('select * from lectern.thing')).toEqual([{ name: 'kept', size: 1 }])
})

test('undoes a migration that fails, says which, and does it whole the next time', async () => {
  const broken = { '0001-a.sql': 'create table lectern.thing (name text); select 1/0' }
  await expect(migrate(owner, role(), await directoryOf(broken))).rejects.toMatchObject({
    code: 'database.migration-failed',
    message: expect.stringContaining('0001-a.sql'),
  })
  const mended = { '0001-a.sql': 'create table lectern.thing (name text)' }
  expect(await migrate(owner, role(), await directoryOf(mended))).toEqual(['0001-a.sql'])
})

test('refuses a released migration that was changed, and a database that is newer than the code', async () => {
  await migrate(owner, role(), await directoryOf({ '0001-a.sql': 'select 1', '0002-b.sql': 'select 1' }))
  await expect(
    migrate(owner, role(), await directoryOf({ '0001-a.sql': 'select 2', '0002-b.sql': 'select 1' })),
  ).rejects.toMatchObject({ code: 'database.migration-changed' })
  await expect(migrate(owner, role(), await directoryOf({ '0001-a.sql': 'select 1' }))).rejects.toMatchObject(
    {
      code: 'database.newer-than-code',
    },
  )
})

test('a program that does not migrate by itself says what to run, before and after the first migration', async () => {
  const { user: _owner, ...rest } = new pg.Client(owner)
  const application = {
    host: rest.host,
    port: rest.port,
    database: rest.database,
    user: role().name,
    password: role().password,
  }
  const before = openDatabase({ connection: application })
  await expect(requireMigrated(before)).rejects.toMatchObject({ code: 'database.not-migrated' })
  await before.close()
  await migrate(owner, role(), await directoryOf({ '0001-a.sql': 'select 1' }))
  const behind = openDatabase({ connection: application })
  await expect(requireMigrated(behind)).rejects.toMatchObject({
    message: expect.stringContaining('npm run migrate'),
  })
  await behind.close()
})

test('of the signing keys of an older release the one that signed goes on, and no other is left', async () => {
  const released = (await readMigrations()).filter(({ number }) => number < 14)
  const before = await directoryOf(Object.fromEntries(released.map(({ name, sql }) => [name, sql])))
  await migrate(owner, role(), before)
  await query(`insert into lectern.signing_key (kid, public_jwk, sealed_private_jwk, created_at)
    values ('second', '{}', 'sealed', '2026-02-01'), ('first', '{}', 'sealed', '2026-01-01')`)
  await migrate(owner, role())
  expect(
    await query(`select kid, activated_at = created_at as used, retired_at is null as signs, sealed_private_jwk as sealed
      from lectern.signing_key order by kid`),
  ).toEqual([
    { kid: 'first', used: true, signs: true, sealed: 'sealed' },
    { kid: 'second', used: true, signs: false, sealed: null },
  ])
})
