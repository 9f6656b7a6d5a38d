import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

export interface RedisServer {
  /** A unix socket: no port to clash with anybody. */
  url: string
  /** As a power cut would, then up again on the same data. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** A real Redis in a directory of its own. It writes its log ahead of each answer, so that a kill loses nothing. */
export async function startRedis(program: string): Promise<RedisServer> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-redis-'))
  const socket = join(directory, 'redis.sock')
  let server: ChildProcess | undefined

  const start = async (): Promise<void> => {
    const settings = [
      '--port',
      '0',
      '--unixsocket',
      socket,
      '--dir',
      directory,
      '--save',
      '',
      '--appendonly',
      'yes',
    ]
    server = spawn(program, settings, { stdio: 'ignore' })
    await ready(socket)
  }
  const kill = async (): Promise<void> => {
    if (!server) return
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    await exited
    server = undefined
  }
  await start()
  return {
    url: socket,
    kill,
    start,
    async stop() {
      await kill()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Its socket appears and its data is loaded. */
async function ready(socket: string): Promise<void> {
  const client = new Redis(socket, {
    retryStrategy: (times) => (times < 500 ? 10 : null),
    maxRetriesPerRequest: null,
  })
  client.on('error', () => {})
  await client.ping()
  client.disconnect()
}
