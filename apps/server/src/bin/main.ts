import { compose } from '../compose.ts'
import { loadConfig } from '../config.ts'
import { createLog } from '../http/log.ts'
import { runProgram, stopRequested } from './run-program.ts'

await runProgram(async () => {
  const config = loadConfig({ embedded: process.argv.includes('--embedded') })
  const log = createLog(config)
  const lectern = await compose(config, { log })
  const { url } = await lectern.listen()
  log.info({ url, publicUrl: config.publicUrl }, 'serving')
  await stopRequested()
  log.info('stopping')
  await lectern.close()
})
