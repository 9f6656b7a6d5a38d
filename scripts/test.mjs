// npm test: everything, on a bare machine. Nothing is skipped in silence.
import { spawnSync } from 'node:child_process'
import { findOrInstallChromium } from './chromium.mjs'
import { build, ensureInstalled, environment, root } from './ensure-installed.mjs'
import { findOrInstallRedis } from './redis.mjs'

ensureInstalled()
const chromium = findOrInstallChromium()
const redis = await findOrInstallRedis()

const tools = {
  ...environment,
  ...(chromium && { LECTERN_TEST_CHROMIUM: chromium }),
  ...(redis && { LECTERN_TEST_REDIS_SERVER: redis }),
}
/** @type {[name: string, command: string, args: string[]][]} */
const steps = [
  ['Format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['Lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['Unused code', 'knip', []],
  ['Types', 'turbo', ['run', 'typecheck', '--output-logs=errors-only', '--log-prefix=none']],
  ['Tests', 'vitest', ['run', ...process.argv.slice(2)]],
]

build()
const failed = []
for (const [name, command, args] of steps) {
  console.log(`\n── ${name}`)
  const shell = process.platform === 'win32'
  const { status } = spawnSync(command, args, { cwd: root, env: tools, stdio: 'inherit', shell })
  if (status !== 0) failed.push(name)
}

const missing = [
  !chromium && 'The browser journeys did not run: install Chromium (Debian: apt-get install chromium).',
  !redis && 'The Redis contract did not run: install redis-server (Debian: apt-get install redis-server).',
].filter(Boolean)
if (missing.length > 0) console.log(`\nNOT RUN\n${missing.map((line) => `  ${line}`).join('\n')}`)
if (missing.length > 0 && process.env.CI === 'true') failed.push('Complete')

console.log(
  `\n${steps.length - failed.filter((name) => name !== 'Complete').length} passed, ${failed.length} failed${failed.length ? `: ${failed.join(', ')}` : ''}`,
)
process.exit(failed.length > 0 ? 1 : 0)
