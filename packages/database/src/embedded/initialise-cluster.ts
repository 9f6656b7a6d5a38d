import { spawn } from 'node:child_process'
import { chown, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Problem } from '@lectern/problem'
import type { Connection } from './embedded-server.ts'
import type { ServerHome } from './server-home.ts'
import type { ServerUser } from './server-user.ts'

/** Makes the cluster once. It appears whole or not at all, whoever is killed and however many start at once. */
export async function initialiseCluster(
  home: ServerHome,
  account: ServerUser | undefined,
  owner: Connection,
): Promise<void> {
  if (await exists(home.cluster)) return
  const workshop = await mkdtemp(join(dirname(home.cluster), 'new-'))
  try {
    const passwordFile = join(workshop, 'password')
    await writeFile(passwordFile, owner.password, { mode: 0o600 })
    if (account) for (const path of [workshop, passwordFile]) await chown(path, account.uid, account.gid)
    const draft = join(workshop, 'cluster')
    await run(home.binaries.initdb, initdbArguments(draft, owner.user, passwordFile), account)
    await rename(draft, home.cluster).catch(async (error: unknown) => {
      if (!(await exists(home.cluster))) throw error
    })
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

/** The `builtin` provider's C.UTF-8 needs no locale of the machine and sorts the same on every one. */
const initdbArguments = (cluster: string, user: string, passwordFile: string): string[] => [
  `--pgdata=${cluster}`,
  `--username=${user}`,
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

async function run(program: string, args: string[], account: ServerUser | undefined): Promise<void> {
  const child = spawn(program, args, { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0)
    throw new Problem({
      kind: 'internal',
      code: 'database.embedded-server-failed',
      message: `initdb could not make the cluster: ${words.trim().slice(-1000)}`,
    })
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
