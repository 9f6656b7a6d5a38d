import { loadConfig } from '../config.ts'
import { startDemo } from '../demo/start-demo.ts'
import { createLog } from '../http/log.ts'
import { runProgram, stopRequested } from './run-program.ts'

await runProgram(async () => {
  const config = loadConfig({ embedded: true })
  // The terminal belongs to the three addresses below; trouble still shows.
  const log = createLog({
    logLevel: process.stdout.isTTY && config.logLevel === 'info' ? 'warn' : config.logLevel,
  })
  const demo = await startDemo(config, log)
  console.log(`
  Lectern is running.

  Launch it as a teacher, in a simulated Canvas:   ${demo.playgroundUrl}/
  The director's console:                          ${config.publicUrl}/console/
${demo.setupLink ? `  First make the director's account (this link works once):\n    ${demo.setupLink}\n` : ''}
  Ctrl-C stops it. Its data stays in ${config.dataDirectory}/.
`)
  await stopRequested()
  console.log('Stopping …')
  await demo.close()
})
