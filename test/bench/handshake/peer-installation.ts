import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const folder = fileURLToPath(new URL('../peers/', import.meta.url))

/** The peers' dependencies are theirs: nothing but this bench installs them, by their own lockfile. */
export async function installPeers(log: (line: string) => void): Promise<void> {
  if ((await changedAt('node_modules/.package-lock.json')) >= (await changedAt('package-lock.json'))) return
  log('installing the peers into test/bench/peers')
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    // npm is a script on Windows, which only a shell starts.
    shell: process.platform === 'win32',
  })
}

const changedAt = (path: string): Promise<number> =>
  stat(`${folder}${path}`).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
