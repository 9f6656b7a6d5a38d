// npm run bench [-- name …]: the benchmarks of test/bench, each with a table and a line of JSON.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, ensureInstalled, environment, root } from './ensure-installed.mjs'

ensureInstalled()
build()
const benches = spawn(
  process.execPath,
  ['--import', 'tsx', 'bench/runner/run-benches.ts', ...process.argv.slice(2)],
  { cwd: join(root, 'test'), env: environment, stdio: 'inherit' },
)
benches.on('exit', (status) => (process.exitCode = status ?? 1))
// Ctrl-C reaches the benches by itself; this process waits for how they end.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => benches.kill())
