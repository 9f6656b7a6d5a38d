import pg from 'pg'
import type { Connection } from '@lectern/database'

/** An empty database on the same server. */
export async function makeDatabase(server: Connection, database: string): Promise<Connection> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(`create database ${database}`)
    return { ...server, database }
  } finally {
    await client.end()
  }
}
