import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import pg from 'pg'
import { migrate } from '../migrate.ts'
import { startEmbeddedServer, type Connection } from '../embedded/embedded-server.ts'
import { templateDatabase, testRole } from './test-role.ts'

interface SharedServer {
  owner: Connection
  users: number
  stop(): Promise<void>
}

/** Each project loads this file for itself; they find each other's server here. */
const shared = globalThis as { lecternTestServer?: Promise<SharedServer> }

/** One real PostgreSQL for the whole run, with a migrated template that every suite copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await (shared.lecternTestServer ??= startServer())
  server.users += 1
  project.provide('databaseServer', server.owner)
  return async () => {
    server.users -= 1
    if (server.users > 0) return
    delete shared.lecternTestServer
    await server.stop()
  }
}

async function startServer(): Promise<SharedServer> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-test-'))
  const server = await startEmbeddedServer({ directory, unsafe: true })
  const client = new pg.Client(server.owner)
  await client.connect()
  await client.query(`create database ${templateDatabase}`)
  await client.end()
  await migrate({ ...server.owner, database: templateDatabase }, testRole)
  return {
    owner: server.owner,
    users: 0,
    async stop() {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
