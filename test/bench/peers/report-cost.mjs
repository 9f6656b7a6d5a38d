// Loaded into every tool that is measured: it tells the driver, who asks over IPC, what this process has cost so far.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

process.on('message', (message) => {
  if (message === 'cpu') process.send({ cpu: process.cpuUsage() })
  if (message === 'memory') process.send({ memory: collected() })
})
// A listener alone must not keep the tool from ending.
process.channel?.unref()
// The driver is gone, however it went.
process.on('disconnect', () => process.exit(0))

function collected() {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  // What the first one frees lets go of more.
  collect()
  collect()
  return process.memoryUsage()
}
