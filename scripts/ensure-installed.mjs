import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The programs of the workspace come first, then whatever the machine has. */
export const environment = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
}

/** Installs exactly what the lockfile says, unless that was done since it last changed. Needs Node and npm alone. */
export function ensureInstalled() {
  checkNode()
  const marker = join(root, 'node_modules', '.modules.yaml')
  const lockfile = join(root, 'pnpm-lock.yaml')
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lockfile).mtimeMs) return
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  console.error('Installing …')
  run('npx', [
    '--yes',
    packageManager,
    'install',
    '--frozen-lockfile',
    '--reporter=append-only',
    '--loglevel=warn',
  ])
}

/** Builds what changed; everything else comes from turbo's cache. */
export function build() {
  console.error('Building …')
  run('turbo', ['run', 'build', '--output-logs=errors-only', '--log-prefix=none'])
}

export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: environment,
    // Standard output belongs to the program that comes next.
    stdio: ['inherit', 2, 'inherit'],
    // On Windows npx and turbo are command scripts, which only a shell can start.
    shell: process.platform === 'win32',
    ...options,
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Lectern needs Node 20.19 or later; this is ${process.version}.`)
  process.exit(1)
}
