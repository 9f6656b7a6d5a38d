import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { peerScript } from '../handshake/tool-process.ts'
import { programs } from '../runner/server-programs.ts'

/** A worker as `npm run worker` starts it, which tells what it holds. */
export interface MeasuredWorker {
  /** Bytes that are still in use after a collection. */
  heap(): Promise<number>
  /** As a machine that fails: no farewell. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export function startWorker(env: Record<string, string>): MeasuredWorker {
  const args = ['--expose-gc', '--import', peerScript('report-heap'), `${programs}worker.js`]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  return {
    async heap() {
      const answered = once(child, 'message')
      child.send('heap')
      const [{ heap }] = (await answered) as [{ heap: number }] // report-heap.mjs sends nothing else
      return heap
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
