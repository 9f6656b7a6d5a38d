import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The account the server runs as; `undefined`: our own. */
export interface ServerUser {
  uid: number
  gid: number
}

const nobody: ServerUser = { uid: 65534, gid: 65534 }

/** PostgreSQL refuses to run as root, so root hands it to the system's `postgres` account, made when missing. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  return findAccount('postgres') ?? makeAccount('postgres') ?? nobody
}

function makeAccount(name: string): ServerUser | undefined {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  return findAccount(name)
}

function findAccount(name: string): ServerUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** Whether that account can enter a directory or run a program: a root-only home above it shuts everybody else out. */
export function canReach(user: ServerUser | undefined, path: string): boolean {
  if (!user) return true
  return spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0
}
