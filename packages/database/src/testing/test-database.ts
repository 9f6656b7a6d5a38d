import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { DistrictId } from '@lectern/launch'
import { openDatabase, type Database } from '../database.ts'
import type { DistrictScope } from '../district-scope.ts'
import type { Connection } from '../embedded/embedded-server.ts'
import { templateDatabase, testRole } from './test-role.ts'

export interface TestDatabase {
  /** As the application sees it: row-level security on. */
  database: Database
  application: Connection
  /** As migrations see it: owns everything. For arranging what the application may not. */
  owner: Connection
  ownerQuery(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** Makes a district and gives its scope. */
  district(name?: string): Promise<DistrictScope>
  drop(): Promise<void>
}

/** A database of one's own, migrated, for one suite. Needs `global-setup.ts` in the project's vitest config. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `suite_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${templateDatabase}`)
  const owner = { ...server, database: name }
  const application = { ...owner, user: testRole.name, password: testRole.password }
  const database = openDatabase({ connection: application, poolSize: 5 })
  const ownerPool = new pg.Pool({ ...owner, max: 2 })
  // Dropping by force may come before a connection of ours has left; an error that nobody hears ends the process.
  ownerPool.on('error', () => {})
  return {
    database,
    application,
    owner,
    ownerQuery: async (sql, values = []) =>
      (await ownerPool.query<Record<string, unknown>>(sql, values)).rows,
    async district(districtName = 'Fairview Schools') {
      const id = randomUUID() as DistrictId // the one place where a test mints a district
      await ownerPool.query('insert into lectern.district (id, slug, name) values ($1, $2, $3)', [
        id,
        id,
        districtName,
      ])
      return database.district(id)
    },
    async drop() {
      await Promise.all([database.close(), ownerPool.end()])
      await onServer(server, `drop database if exists ${name} with (force)`)
    },
  }
}

async function onServer(server: Connection, sql: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
