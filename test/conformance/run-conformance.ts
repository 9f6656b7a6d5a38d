import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { conformance } from './conformance.ts'

process.exitCode = await conformance(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  async pressedEnter() {
    await once(process.stdin, 'data')
    process.stdin.pause()
  },
  pause: (seconds) => delay(seconds * 1000),
})
