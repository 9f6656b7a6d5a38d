import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type {} from './test-role.ts'

export interface EmptyDatabase {
  /** As an operator would write DATABASE_URL: its owner, nothing migrated yet. */
  url: string
  drop(): Promise<void>
}

/** For a whole program that is to find a database as it is on the first day. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const server = inject('databaseServer')
  const { user, password, host } = server
  const name = `program_${randomUUID().replaceAll('-', '')}`
  const asOwner = async (sql: string): Promise<void> => {
    const client = new pg.Client(server)
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await asOwner(`create database ${name}`)
  return {
    url: `postgres://${user}:${encodeURIComponent(password)}@localhost/${name}?host=${encodeURIComponent(host)}`,
    async drop() {
      await asOwner(`drop database ${name} with (force)`)
      await asOwner(`drop role if exists ${name}_app`)
    },
  }
}
