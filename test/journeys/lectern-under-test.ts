import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { compose, type Lectern } from '@lectern/server/compose'
import { loadConfig } from '@lectern/server/config'
import { startDemo, type Demo } from '@lectern/server/demo'
import { createLog } from '@lectern/server/log'
import { freePort } from './free-port.ts'

interface UnderTest {
  url: string
  close(): Promise<void>
}

/** The demo as `npm start` runs it, on a database and a data directory of its own. */
export const demoUnderTest = (): Promise<UnderTest & { demo: Demo }> =>
  underTest(async (config) => {
    const demo = await startDemo(config, createLog({ logLevel: 'silent' }))
    return { demo, close: () => demo.close() }
  })

/** A fresh server and worker without any district. */
export const serverUnderTest = (): Promise<UnderTest & { lectern: Lectern }> =>
  underTest(async (config) => {
    const lectern = await compose(config, { log: createLog({ logLevel: 'silent' }), migrate: true, host: '127.0.0.1' })
    await lectern.work()
    await lectern.listen()
    return { lectern, close: () => lectern.close() }
  })

async function underTest<T extends { close(): Promise<void> }>(
  start: (config: ReturnType<typeof loadConfig>) => Promise<T>,
): Promise<T & { url: string }> {
  const port = await freePort()
  const database = await makeDatabase()
  const dataDirectory = await mkdtemp(join(tmpdir(), 'lectern-data-'))
  const config = loadConfig(
    { embedded: true },
    { PORT: String(port), DATABASE_URL: database.url, DATA_DIR: dataDirectory, LOG_LEVEL: 'silent' },
  )
  const started = await start(config)
  return {
    ...started,
    url: config.publicUrl,
    async close() {
      await started.close()
      await database.drop()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}

async function makeDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('databaseServer')
  const name = `journey_${process.pid}_${Math.random().toString(36).slice(2)}`
  const asOwner = async (sql: string): Promise<void> => {
    const client = new pg.Client(server)
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await asOwner(`create database ${name}`)
  const { user, password, host } = server
  return {
    url: `postgres://${user}:${encodeURIComponent(password)}@localhost/${name}?host=${encodeURIComponent(host)}`,
    async drop() {
      await asOwner(`drop database ${name} with (force)`)
      await asOwner(`drop role if exists ${name}_app`)
    },
  }
}
