import { ConnectionClosedError, createPostgresBackend, withBackend } from 'bullmq'
import pg from 'pg'
import { withClient, type PostgresConnection } from './postgres-client.ts'
import { answerMs, queueName, type QueueConnection } from './queue-connection.ts'

export interface PostgresBackend {
  kind: 'postgres'
  connection: PostgresConnection
  schema?: string
}

export const defaultSchema = 'lectern_jobs'

const { Queue, Worker } = withBackend(createPostgresBackend)

export function connectPostgres({ connection, schema = defaultSchema }: PostgresBackend): QueueConnection {
  const pool = (defaults: PostgresConnection) => ({
    connection: {
      connectionTimeoutMillis: answerMs,
      ...defaults,
      ...connection,
      schema,
      Client: PatientClient,
    },
  })
  return {
    queue: new Queue(queueName, pool({ max: 4, query_timeout: answerMs })),
    alone: (work) => holdingLock(connection, schema, work),
    removeFailed: (id) => deleteFailed(connection, schema, id),
    startWorker: (processor, options) =>
      new Worker(queueName, processor, {
        ...options,
        ...pool({ max: Math.min(options.concurrency + 1, 10) }),
      }),
    close: async () => {},
  }
}

/** Two at a time, BullMQ's function for schedules can miss what the other has just written and make a second one. */
async function holdingLock(
  connection: PostgresConnection,
  schema: string,
  work: () => Promise<void>,
): Promise<void> {
  await withClient(connection, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('lectern.jobs'), hashtext($1))", [schema])
    // The lock goes with the connection.
    await work()
  })
}

/** On PostgreSQL BullMQ refuses to remove what a schedule has made, however long ago it ran. */
async function deleteFailed(connection: PostgresConnection, schema: string, id: string): Promise<void> {
  const sql = `delete from ${pg.escapeIdentifier(schema)}.job where queue = $1 and id = $2 and state = 'failed'`
  await withClient(connection, (client) => client.query(sql, [queueName, id]))
}

/**
 * BullMQ waits before it tries again only when it takes an error for a lost connection, and of PostgreSQL's it knows
 * ECONNREFUSED alone. A missing socket or a server that is starting up would be tried again at once, without end.
 */
class PatientClient extends pg.Client {
  override connect(): Promise<pg.Client>
  override connect(callback: (error: Error) => void): void
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | void {
    if (!callback) return super.connect()
    // On success node-postgres calls back without an error, which its types do not say.
    super.connect((error?: Error) =>
      callback((error && new ConnectionClosedError(error.message, error)) as Error),
    )
  }
}
