import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { emptyDatabase, type EmptyDatabase } from '@lectern/database/testing'
import { loadConfig } from '../config.ts'
import { connect, type Connected } from '../connect.ts'
import { createLog } from '../http/log.ts'

/** A shell for the tests of one file: a database, a directory and an environment of its own, and what was printed. */
export interface CommandLine {
  /** Lines on standard output, and on standard error, since the test began. */
  printed: string[]
  complained: string[]
  /** Of this shell; files may be put there. */
  directory: () => string
  /** The migrated database, open until the last test is over. */
  connected: () => Promise<Connected>
  /** What the next command reads from standard input. */
  type: (text: string) => void
}

export function commandLine(publicUrl = 'https://lectern.example.org'): CommandLine {
  const printed: string[] = []
  const complained: string[] = []
  let database: EmptyDatabase
  let directory: string
  let opened: Promise<Connected> | undefined

  beforeAll(async () => {
    database = await emptyDatabase()
    directory = await mkdtemp(join(tmpdir(), 'lectern-cli-'))
    vi.stubEnv('DATABASE_URL', database.url)
    vi.stubEnv('DATA_DIR', directory)
    vi.stubEnv('SECRET_KEY', Buffer.alloc(32, 1).toString('base64'))
    vi.stubEnv('PUBLIC_URL', publicUrl)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await (await opened)?.close()
    await database.drop()
    await rm(directory, { recursive: true, force: true })
  })
  beforeEach(() => {
    vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
    vi.spyOn(console, 'error').mockImplementation((line: string) => void complained.push(line))
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  })
  afterEach(() => {
    vi.restoreAllMocks()
    printed.length = 0
    complained.length = 0
  })

  return {
    printed,
    complained,
    directory: () => directory,
    connected: () => (opened ??= openMigrated()),
    type(text) {
      // Of a terminal's stream a command uses what every readable stream has.
      const typed = Readable.from([text]) as unknown as typeof process.stdin
      vi.spyOn(process, 'stdin', 'get').mockReturnValue(typed)
    },
  }
}

async function openMigrated(): Promise<Connected> {
  const connected = await connect(loadConfig({ embedded: true }), createLog({ logLevel: 'silent' }))
  await connected.migrate()
  return connected
}
