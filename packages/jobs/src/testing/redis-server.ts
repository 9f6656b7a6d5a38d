import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { clusterPort } from './cluster-port.ts'

export interface RedisServer {
  url: string
  /** At once, without a last write; `start` brings it up again on the same data. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** A real Redis in a directory of its own, on a unix socket: there is no port to clash with anybody's. */
export async function startRedis(program: string): Promise<RedisServer> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-redis-'))
  const socket = join(directory, 'redis.sock')
  return start(program, directory, socket, ['--port', '0', '--unixsocket', socket])
}

/** A Redis Cluster of one node, which refuses what spans slots as any other does. */
export async function startRedisCluster(program: string): Promise<RedisServer> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-redis-'))
  const port = await clusterPort()
  const url = `redis://127.0.0.1:${port}`
  const address = ['--bind', '127.0.0.1', '--cluster-announce-ip', '127.0.0.1', '--port', `${port}`]
  const server = await start(program, directory, url, [...address, '--cluster-enabled', 'yes'])
  await assignSlots(url)
  return { ...server, url: `${url}?cluster=true` }
}

async function start(program: string, directory: string, url: string, where: string[]): Promise<RedisServer> {
  // It writes its log ahead of each answer, so that a kill loses nothing.
  const settings = [...where, '--dir', directory, '--save', '', '--appendonly', 'yes']
  let server: ChildProcess | undefined
  const launch = async (): Promise<void> => {
    server = spawn(program, settings, { stdio: 'ignore' })
    await ask(url, (client) => client.ping())
  }
  const kill = async (): Promise<void> => {
    if (!server) return
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    await exited
    server = undefined
  }
  await launch()
  return {
    url,
    kill,
    start: launch,
    async stop() {
      await kill()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

const slots = 16_384

async function assignSlots(url: string): Promise<void> {
  await ask(url, async (client) => {
    await client.cluster('ADDSLOTS', ...Array.from({ length: slots }, (_, slot) => slot))
    while (!String(await client.cluster('INFO')).includes('cluster_state:ok'));
  })
}

/** Waits until the server listens and has loaded its data. */
async function ask(url: string, question: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(url, { retryStrategy: () => 10, maxRetriesPerRequest: null })
  client.on('error', () => {})
  try {
    await question(client)
  } finally {
    client.disconnect()
  }
}
