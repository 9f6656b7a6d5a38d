import { runMigrations } from 'bullmq'
import pg from 'pg'
import { withClient, type PostgresConnection } from './postgres-client.ts'
import { defaultSchema } from './postgres-connection.ts'

/** Makes or updates the queue's tables, as the owner of the database. Safe with several starters. */
export async function migrateJobs(owner: PostgresConnection, schema = defaultSchema): Promise<void> {
  await withClient(owner, (client) => runMigrations(client, schema))
}

/** Lets a role run queues and workers without owning or creating anything. Again after each migration. */
export async function grantJobs(
  owner: PostgresConnection,
  role: string,
  schema = defaultSchema,
): Promise<void> {
  const [where, grantee] = [pg.escapeIdentifier(schema), pg.escapeIdentifier(role)]
  await withClient(owner, (client) =>
    // One statement list is one transaction; the lock is there because PostgreSQL fails two grants at a time.
    client.query(`
      select pg_advisory_xact_lock(hashtext('lectern.grant-jobs'));
      grant usage on schema ${where} to ${grantee};
      grant select, insert, update, delete on all tables in schema ${where} to ${grantee};
      revoke insert, update, delete on ${where}.migration from ${grantee};
      grant usage on all sequences in schema ${where} to ${grantee};
      grant execute on all functions in schema ${where} to ${grantee}`),
  )
}
