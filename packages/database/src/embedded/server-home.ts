import { createHash } from 'node:crypto'
import { chown, chmod, cp, mkdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { canReach, type ServerUser } from './server-user.ts'

/** Where one embedded server keeps its files. */
export interface ServerHome {
  binaries: Binaries
  /** The cluster (PGDATA). */
  cluster: string
  /** The directory of the Unix socket; no TCP port is opened, so none can clash. */
  sockets: string
}

/** For root only: a place every account can enter, where a project under a root-only home keeps its server. */
const sharedRoot = '/var/lib/lectern'
/** `sun_path` holds 108 bytes on Linux and 104 on macOS, the file name included. */
const longestSocketDirectory = 103 - '/.s.PGSQL.5432'.length

/** Lays out the directories, owned by the account the server runs as. */
export async function layOutHome(
  directory: string,
  shipped: Binaries,
  user: ServerUser | undefined,
): Promise<ServerHome> {
  await mkdir(directory, { recursive: true })
  const wanted = await realpath(directory)
  const key = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const home = canReach(user, dirname(wanted)) ? wanted : join(sharedRoot, key)
  const inHome = join(home, 'run')
  const sockets = inHome.length <= longestSocketDirectory ? inHome : join(tmpdir(), `lectern-${key}`)
  for (const path of [home, sockets]) await makeOwned(path, user)
  return { binaries: await reachableBinaries(shipped, user), cluster: join(home, 'cluster'), sockets }
}

async function makeOwned(path: string, user: ServerUser | undefined): Promise<void> {
  await mkdir(path, { recursive: true })
  if (user) await chown(path, user.uid, user.gid)
  await chmod(path, 0o700)
  const { uid } = await stat(path)
  const expected = user?.uid ?? process.getuid?.()
  // Someone else's directory of that name could hand us a server of their own.
  if (expected !== undefined && uid !== expected)
    throw new Error(`${path} belongs to another user (uid ${uid}).`)
}

/** The shipped programs, or a copy of them where the server's account can go. */
async function reachableBinaries(shipped: Binaries, user: ServerUser | undefined): Promise<Binaries> {
  if (canReach(user, shipped.postgres)) return shipped
  const native = dirname(dirname(shipped.postgres))
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12)
  const copy = join(sharedRoot, `postgresql-${version}`)
  if (!(await stat(copy).catch(() => undefined))) {
    const partial = `${copy}.${process.pid}`
    await cp(native, partial, { recursive: true, verbatimSymlinks: true })
    // A starter that was quicker has made the same copy.
    await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }))
  }
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') }
}
