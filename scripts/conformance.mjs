// npm run conformance -- --tool <login URL> …: the certification cases of test/conformance against any LTI tool.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, environment, root } from './ensure-installed.mjs'

ensureInstalled()
const run = spawn(
  process.execPath,
  ['--import', 'tsx', 'conformance/run-conformance.ts', ...process.argv.slice(2)],
  { cwd: join(root, 'test'), env: environment, stdio: 'inherit' },
)
run.on('exit', (status) => (process.exitCode = status ?? 1))
// Ctrl-C reaches the run by itself; this process waits for how it ends.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => run.kill())
