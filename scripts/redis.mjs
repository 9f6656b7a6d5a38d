import { spawn } from 'node:child_process'
import { access, constants, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/**
 * The path of a redis-server for the tests, or undefined where there is none and none can be installed.
 * Only the program is wanted: no server that happens to run is used, and none is left running.
 */
export async function findOrInstallRedis() {
  return (await findRedis()) ?? ((await canInstall()) && (await install()) ? await findRedis() : undefined)
}

async function findRedis() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, 'redis-server')
    if (folder && (await isExecutable(path))) return path
  }
  return undefined
}

async function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && (await isExecutable('/usr/bin/apt-get'))
}

async function install() {
  const allowServicesAgain = await forbidServiceStart()
  try {
    return (
      (await aptGet('update')) && (await aptGet('install', '-y', '--no-install-recommends', 'redis-server'))
    )
  } finally {
    await allowServicesAgain()
  }
}

/** Debian starts a service as soon as it is installed, unless this file says 101 (forbidden by policy). */
async function forbidServiceStart() {
  const policy = '/usr/sbin/policy-rc.d'
  try {
    await writeFile(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' })
  } catch (error) {
    if (error.code === 'EEXIST') return async () => {}
    throw error
  }
  return () => rm(policy, { force: true })
}

/** Waits for another apt instead of failing; its output is shown only when it fails. */
function aptGet(...args) {
  return new Promise((resolve) => {
    const child = spawn('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', () => resolve(false))
    child.on('close', (status) => {
      if (status !== 0) process.stderr.write(output)
      resolve(status === 0)
    })
  })
}

async function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}
