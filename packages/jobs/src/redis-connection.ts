import { createRedisBackend, withBackend } from 'bullmq'
import { Redis } from 'ioredis'
import { queueName, type QueueConnection } from './queue-connection.ts'

export interface RedisBackend {
  kind: 'redis'
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
  const forRequests = openRedis(url, 10, onError)
  const forWorkers = openRedis(url, null, onError)
  return {
    queue: new Queue(queueName, { connection: forRequests, prefix }),
    // Redis runs each of BullMQ's scripts alone.
    alone: (work) => work(),
    startWorker: (processor, options) =>
      new Worker(queueName, processor, { ...options, connection: forWorkers, prefix }),
    async close() {
      forRequests.disconnect()
      forWorkers.disconnect()
    },
  }
}

function openRedis(url: string, maxRetriesPerRequest: number | null, onError: (error: Error) => void): Redis {
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  })
  return client.on('error', onError)
}
