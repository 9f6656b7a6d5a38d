import pg from 'pg'
import { Problem } from '@lectern/problem'
import { readMigrations, type Migration } from './migration-files.ts'
import { grantApplicationRole, type ApplicationRole } from './application-role.ts'

/** Any number: starters that meet here wait for each other. */
const lock = 7_320_114

/**
 * Brings the schema up to date and lets the application role use it. Safe with several starters: they queue, and
 * each migration and its record are one transaction.
 * @returns the names applied now
 * @throws Problem `database.migration-changed`, `database.newer-than-code`, `database.role-not-creatable`
 */
export async function migrate(
  connection: pg.ClientConfig,
  role: ApplicationRole,
  directory?: string,
): Promise<string[]> {
  const migrations = await readMigrations(directory)
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    const pending = await pendingOf(client, migrations)
    for (const migration of pending) await apply(client, migration)
    await grantApplicationRole(client, role)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function pendingOf(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  await client.query(`
    create schema if not exists lectern;
    create table if not exists lectern.migration (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`)
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'select number, name, checksum from lectern.migration order by number',
  )
  for (const applied of rows) {
    const known = migrations.find(({ number }) => number === applied.number)
    if (!known) throw newerThanCode(applied.name)
    if (known.checksum !== applied.checksum) throw migrationChanged(applied.name)
  }
  return migrations.filter(({ number }) => !rows.some((applied) => applied.number === number))
}

async function apply(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query('set local search_path to lectern, public')
    await client.query(sql)
    await client.query('insert into lectern.migration (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Problem({
      kind: 'internal',
      code: 'database.migration-failed',
      message: `Migration ${name} failed and was undone: ${(cause as Error).message}`,
      cause,
    })
  }
}

const newerThanCode = (name: string): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'database.newer-than-code',
    message: `The database has ${name}, which this version of Lectern does not know. Start the newer version.`,
  })

const migrationChanged = (name: string): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'database.migration-changed',
    message: `${name} was changed after it was applied. Restore the released file and put the change into a new migration.`,
  })
