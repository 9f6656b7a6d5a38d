import { createRedisBackend, withBackend } from 'bullmq'
import { Cluster, Redis, type RedisOptions } from 'ioredis'
import { answerMs, queueName, type QueueConnection } from './queue-connection.ts'

export interface RedisBackend {
  kind: 'redis'
  /** `redis://` or `rediss://`; `?cluster=true` when it is one node of a Redis Cluster. */
  url: string
  /** Keys begin with it. The braces keep all of them on one node of a Redis Cluster. */
  prefix?: string
}

const { Queue, Worker } = withBackend(createRedisBackend)

export function connectRedis(
  { url, prefix = '{lectern}' }: RedisBackend,
  onError: (error: Error) => void,
): QueueConnection {
  // A request must not hang while Redis is away; a worker must outwait it, however long.
  const forRequests = openRedis(url, { maxRetriesPerRequest: 10, commandTimeout: answerMs }, onError)
  const forWorkers = openRedis(url, { maxRetriesPerRequest: null }, onError)
  const queue = new Queue<object, void>(queueName, { connection: forRequests, prefix })
  return {
    queue,
    // Redis runs each of BullMQ's scripts alone.
    alone: (work) => work(),
    async removeFailed(id) {
      await queue.remove(id)
    },
    startWorker: (processor, options) =>
      new Worker(queueName, processor, { ...options, connection: forWorkers, prefix }),
    async close() {
      forRequests.disconnect()
      forWorkers.disconnect()
    },
  }
}

function openRedis(url: string, patience: RedisOptions, onError: (error: Error) => void): Redis | Cluster {
  const retryStrategy = (times: number): number => Math.min(times * 100, 2_000)
  const client = isCluster(url)
    ? new Cluster([url], {
        lazyConnect: true,
        clusterRetryStrategy: retryStrategy,
        // Names stay names: a certificate does not say an address.
        dnsLookup: (name, found) => found(null, name),
        redisOptions: { ...credentials(new URL(url)), ...patience },
      })
    : new Redis(url, { lazyConnect: true, retryStrategy, ...patience })
  return client.on('error', onError)
}

const isCluster = (url: string): boolean =>
  URL.canParse(url) && new URL(url).searchParams.get('cluster') === 'true'

/** For the nodes that the first one names. */
const credentials = ({ protocol, username, password }: URL): RedisOptions => ({
  username: decodeURIComponent(username) || undefined,
  password: decodeURIComponent(password) || undefined,
  tls: protocol === 'rediss:' ? {} : undefined,
})
