import pg from 'pg'

/** node-postgres' own options; BullMQ does not take a password that is a function. */
export type PostgresConnection = Omit<pg.PoolConfig, 'password'> & { password?: string }

/** A connection for one piece of work. */
export async function withClient<Result>(
  connection: PostgresConnection,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(connection)
  // A query in flight is rejected when the connection is lost; the event beside it must find a listener.
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}
