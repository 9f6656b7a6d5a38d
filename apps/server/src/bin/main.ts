import { compose } from '../compose.ts'
import { loadConfig } from '../config.ts'
import { createLog } from '../http/log.ts'
import { runProgram, stopRequested } from './run-program.ts'

await runProgram(async () => {
  const embedded = process.argv.includes('--embedded')
  const config = loadConfig({ embedded })
  const log = createLog(config)
  const lectern = await compose(config, { log, migrate: embedded })
  const { url } = await lectern.listen()
  log.info({ url, publicUrl: config.publicUrl }, 'serving')
  await stopRequested()
  log.info('stopping')
  await lectern.close()
})
