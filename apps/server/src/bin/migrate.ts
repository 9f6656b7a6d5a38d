import { loadConfig } from '../config.ts'
import { connect } from '../connect.ts'
import { createLog } from '../http/log.ts'
import { runProgram } from './run-program.ts'

await runProgram(async () => {
  const config = loadConfig({ embedded: process.argv.includes('--embedded') })
  const connected = await connect(config, createLog(config))
  try {
    const applied = await connected.migrate()
    console.log(
      applied.length > 0 ? applied.map((name) => `applied ${name}`).join('\n') : 'The schema is up to date.',
    )
  } finally {
    await connected.close()
  }
})
