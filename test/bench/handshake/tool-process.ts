import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LaunchTarget } from './launch.ts'

/** A tool in a process of its own, so that its cost can be told from the driver's. */
export interface ToolProcess {
  /** Seconds of CPU this process has used, in all its threads. */
  cpuSeconds: () => Promise<number>
  /** What it holds after everything that it no longer needs is collected. */
  memory: () => Promise<NodeJS.MemoryUsage>
  /** Where it listens, once it says so. */
  port(): Promise<number>
  /** Rejects when it ends, and so does everything that waits for it. */
  ended: Promise<never>
  stop(): Promise<void>
}

export interface RunningTool extends LaunchTarget {
  name: string
  process: ToolProcess
}

interface ToolCommand {
  script: string
  args?: string[]
  env?: Record<string, string>
}

const peersFolder = fileURLToPath(new URL('../peers/', import.meta.url))
export const peerScript = (name: string): string => `${peersFolder}${name}.mjs`

export function startToolProcess({ script, args = [], env = {} }: ToolCommand): ToolProcess {
  const child = spawn(process.execPath, ['--import', peerScript('report-cost'), script, ...args], {
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lastWords = keepLastWords(child)
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${script} ended: ${lastWords()}`)
  })
  ended.catch(() => {})
  return {
    ended,
    async cpuSeconds() {
      child.send('cpu')
      const { cpu } = await Promise.race([messageWith(child, 'cpu'), ended])
      const { user, system } = cpu as NodeJS.CpuUsage // report-cost.mjs sends this
      return (user + system) / 1e6
    },
    async memory() {
      child.send('memory')
      const { memory } = await Promise.race([messageWith(child, 'memory'), ended])
      return memory as NodeJS.MemoryUsage // report-cost.mjs sends this
    },
    async port() {
      const { port } = await Promise.race([messageWith(child, 'port'), ended])
      return Number(port)
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Told only when it fails; what it says while it works is nobody's business. */
function keepLastWords(child: ChildProcess): () => string {
  let words = ''
  const keep = (chunk: Buffer): void => void (words = (words + chunk.toString()).slice(-4_000))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => words
}

function messageWith(child: ChildProcess, key: string): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const listen = (message: unknown): void => {
      if (typeof message !== 'object' || message === null || !(key in message)) return
      child.off('message', listen)
      resolve(message as Record<string, unknown>) // an object, as was just seen
    }
    child.on('message', listen)
  })
}
