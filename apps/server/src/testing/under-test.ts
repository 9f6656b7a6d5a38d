import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DistrictScope } from '@lectern/database'
import { emptyDatabase } from '@lectern/database/testing'
import { createDistrict, inviteDirector } from '@lectern/tenancy'
import { compose, type ComposeOptions, type Lectern } from '../compose.ts'
import { loadConfig, type Config } from '../config.ts'
import { createLog, type Logger } from '../http/log.ts'
import { setupLink } from '../setup-link.ts'
import { freePort } from './free-port.ts'

export interface UnderTest {
  url: string
  config: Config
  log: Logger
  close(): Promise<void>
}

/** Whatever a program starts, on a database, a data directory and a port of its own. */
export async function underTest<T extends { close: () => Promise<void> }>(
  start: (config: Config, log: Logger) => Promise<T>,
  environment: Record<string, string> = {},
): Promise<Omit<T, 'close'> & UnderTest> {
  const database = await emptyDatabase()
  const dataDirectory = await mkdtemp(join(tmpdir(), 'lectern-data-'))
  const config = loadConfig(
    { embedded: true },
    {
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      SECRET_KEY: randomBytes(32).toString('base64'),
      DATA_DIR: dataDirectory,
      LOG_LEVEL: 'silent',
      ...environment,
    },
  )
  const log = createLog(config)
  const { close, ...started } = await start(config, log)
  return {
    ...started,
    // Where it listens, whatever the world is told.
    url: `http://localhost:${config.port}`,
    config,
    log,
    async close() {
      await close()
      await database.drop()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** A fresh server without any district; `work` also lets it take jobs. */
export const serverUnderTest = ({
  work = false,
  publicUrl,
  ...options
}: { work?: boolean; publicUrl?: string } & Pick<
  ComposeOptions,
  'platformFetch' | 'simulatedGoogle' | 'simulatedMicrosoft' | 'now'
> = {}): Promise<UnderTest & { lectern: Lectern }> =>
  underTest(
    async (config, log) => {
      const lectern = await compose(config, { log, migrate: true, host: '127.0.0.1', ...options })
      if (work) await lectern.work()
      await lectern.listen()
      return { lectern, close: () => lectern.close() }
    },
    publicUrl === undefined ? {} : { PUBLIC_URL: publicUrl },
  )

export async function aDistrict(
  { database }: Pick<Lectern, 'database'>,
  name = 'Fairview',
): Promise<DistrictScope> {
  const { id } = await createDistrict(database, {
    slug: `d-${randomUUID()}`,
    name,
    timeZone: 'America/Chicago',
  })
  return database.district(id)
}

/** The one-time link as `admin invite` prints it. */
export const setupLinkFor = async (
  { config }: Pick<UnderTest, 'config'>,
  scope: DistrictScope,
): Promise<string> => setupLink(config, await inviteDirector(scope))
