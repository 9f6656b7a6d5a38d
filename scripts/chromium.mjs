import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium for the browser journeys, or undefined where there is none and none can be installed. */
export function findOrInstallChromium() {
  return findChromium() ?? (install() ? findChromium() : undefined)
}

const findChromium = () => places.find((path) => existsSync(path))

function install() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false
  console.log('Installing Chromium for the browser journeys …')
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' }
  const apt = (...args) => spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], options)
  for (const result of [apt('update'), apt('install', '-y', '--no-install-recommends', 'chromium')])
    if (result.status !== 0) {
      process.stderr.write(result.stderr ?? '')
      return false
    }
  return true
}
