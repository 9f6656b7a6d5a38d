import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '@lectern/problem'
import { findBinaries } from './binaries.ts'
import { initialiseCluster } from './initialise-cluster.ts'
import { runGuarded, type GuardedProcess } from './guarded-process.ts'
import { layOutHome, type ServerHome } from './server-home.ts'
import { serverUser, type ServerUser } from './server-user.ts'

/** How to connect; understood by node-postgres and by BullMQ. */
export interface Connection {
  host: string
  port?: number
  user: string
  password: string
  database: string
}

export interface EmbeddedServer {
  /** The owner of the database `lectern`: for migrations, never for the application. */
  owner: Connection
  /** Stops the server if this process started it. */
  stop(): Promise<void>
}

export interface EmbeddedServerOptions {
  /** Cluster, socket and password live below it, e.g. `.data/postgres`. */
  directory: string
  /** For throw-away data: gives up crash safety for speed. */
  unsafe?: boolean
}

const patience = 30_000
const user = 'lectern_owner'
const unsafeSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * A real PostgreSQL of our own. It ends with this process, however this process ends. When the same directory is
 * already being served (a command beside a running server), that server is used and left alone.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const account = serverUser()
  const home = await layOutHome(options.directory, await findBinaries(), account)
  const owner: Connection = {
    host: home.sockets,
    user,
    password: await password(options.directory),
    database: 'postgres',
  }
  await initialiseCluster(home, account, owner)
  const deadline = Date.now() + patience
  let server: GuardedProcess | undefined
  for (;;) {
    const state = await probe(owner)
    if (state === 'ready' && (await ensureDatabase(owner, 'lectern'))) break
    // Nobody serves the directory (or a starter that was quicker has just won): try to be the one.
    if (state === 'absent' && !server?.running()) server = launch(home, account, options.unsafe)
    if (Date.now() > deadline) throw neverReady(server)
    await pause(25)
  }
  return { owner: { ...owner, database: 'lectern' }, stop: async () => server?.stop() }
}

function launch(home: ServerHome, account: ServerUser | undefined, unsafe = false): GuardedProcess {
  const settings = ['listen_addresses=', `unix_socket_directories=${home.sockets}`, 'max_connections=200']
  if (unsafe) settings.push(...unsafeSettings)
  const args = ['-D', home.cluster, ...settings.flatMap((setting) => ['-c', setting])]
  return runGuarded(home.binaries.postgres, args, account)
}

type State = 'ready' | 'absent' | 'busy'

/** `busy`: starting up or shutting down; the answer will change. */
async function probe(connection: Connection): Promise<State> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent'
    if (comesOrGoes(error)) return 'busy'
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** Made once and kept beside the cluster, readable by the owner of the directory alone. */
async function password(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true })
  const file = join(directory, 'password')
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: unknown) => {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
    },
  )
  return readFile(file, 'utf8')
}

/** 57P01 to 57P03 say it; a socket that closes between two words says no more than pg's own sentence. */
function comesOrGoes(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === undefined
    ? message === 'Connection terminated unexpectedly'
    : ['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE'].includes(code)
}

/** @returns false where the server has left meanwhile: it was that of an owner who is gone */
async function ensureDatabase(connection: Connection, name: string): Promise<boolean> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(`create database ${name}`)
  } catch (error) {
    if (comesOrGoes(error)) return false
    // 42P04: it exists; 23505: a starter beside us is making it.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end().catch(() => {})
  }
  return true
}

const neverReady = (server: GuardedProcess | undefined): Problem =>
  new Problem({
    kind: 'internal',
    code: 'database.embedded-server-failed',
    message:
      `The embedded PostgreSQL did not become ready in ${patience / 1000} s. ${server?.lastWords() ?? ''}`.trim(),
  })
