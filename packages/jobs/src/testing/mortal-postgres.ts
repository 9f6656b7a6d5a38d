import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedServer } from '@lectern/database'
import type { MortalBackend } from '../contract/jobs-contract.ts'
import { migrateJobs } from '../migrate-jobs.ts'
import type { PostgresBackend } from '../postgres-connection.ts'

interface MortalPostgres extends MortalBackend {
  backend: PostgresBackend
}

/** A PostgreSQL of its own, with the tables for jobs. */
export async function mortalPostgres(): Promise<MortalPostgres> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-jobs-'))
  const start = () => startEmbeddedServer({ directory, unsafe: true })
  let server = await start()
  await migrateJobs(server.owner)
  return {
    backend: { kind: 'postgres', connection: server.owner },
    kill: () => server.stop(),
    async revive() {
      server = await start()
    },
    async stop() {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
