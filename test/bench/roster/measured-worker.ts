import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { peerScript } from '../handshake/tool-process.ts'
import type { Connection } from '@lectern/database'
import { programs, urlOf } from '../runner/server-programs.ts'

/** A worker as `npm run worker` starts it, which tells what it holds. */
export interface MeasuredWorker {
  /** Bytes that are still in use after a collection. */
  heap(): Promise<number>
  /** As a machine that fails: no farewell. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** @param more loaded before it */
export function startWorker(env: Record<string, string>, more: readonly string[] = []): MeasuredWorker {
  const imports = [peerScript('report-heap'), ...more].flatMap((script) => ['--import', script])
  const args = ['--expose-gc', ...imports, `${programs}worker.js`]
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

export const workerEnvironment = (connection: Connection, secret: Buffer): Record<string, string> => ({
  PUBLIC_URL: 'http://127.0.0.1:3000',
  DATABASE_URL: urlOf(connection),
  SECRET_KEY: secret.toString('base64'),
  LOG_LEVEL: 'error',
})
