import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '@lectern/database'
import { startToolProcess } from '../handshake/tool-process.ts'
import { programs, urlOf } from './server-programs.ts'

export interface BenchDemo {
  /** Where it listens itself, past any slow network. */
  port: number
  /** Of the simulated hosts. */
  playground: string
  stop(): Promise<void>
}

const port = 3920
/** Where browsers reach it. */
export const publicPort = 3910

/** What `npm start` runs, as it is built, in a process of its own on the database of a bench. */
export async function startBenchDemo(connection: Connection): Promise<BenchDemo> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'lectern-bench-demo-'))
  const process = startToolProcess({
    script: `${programs}demo.js`,
    env: {
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${publicPort}`,
      DATABASE_URL: urlOf(connection),
      SECRET_KEY: randomBytes(32).toString('base64'),
      DATA_DIR: dataDirectory,
      LOG_LEVEL: 'warn',
    },
  })
  const isReady = () =>
    fetch(`http://localhost:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) await Promise.race([pause(100), process.ended])
  return {
    port,
    playground: `http://127.0.0.1:${port + 100}`,
    async stop() {
      await process.stop()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}
