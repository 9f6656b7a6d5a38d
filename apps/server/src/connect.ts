import { join } from 'node:path'
import pgConnection from 'pg-connection-string'
import { applicationRole, migrate, openDatabase, startEmbeddedServer, type Database } from '@lectern/database'
import { grantJobs, migrateJobs, type PostgresConnection } from '@lectern/jobs'
import type { Config } from './config.ts'
import type { Logger } from './http/log.ts'
import { secretKeys, type SecretKeys } from './secret-keys.ts'

/** What every program of the server starts from: the secret, the database as the application sees it, and its owner. */
export interface Connected {
  keys: SecretKeys
  database: Database
  /** As the application role: row-level security holds. */
  application: PostgresConnection
  /** As DATABASE_URL says. */
  owner: PostgresConnection
  /** Brings the schema up to date; returns what was applied. */
  migrate(): Promise<string[]>
  close(): Promise<void>
}

export async function connect(config: Config, log: Logger): Promise<Connected> {
  const keys = await secretKeys(config)
  const server = config.databaseUrl
    ? undefined
    : await startEmbeddedServer({ directory: join(config.dataDirectory, 'postgres') })
  const owner = server?.owner ?? parseConnection(config.databaseUrl!.reveal())
  const role = applicationRole(owner.database, keys.root)
  const application = { ...owner, user: role.name, password: role.password }
  const database = openDatabase({
    connection: application,
    onError: (err) => log.warn({ err }, 'lost an idle database connection'),
  })
  return {
    keys,
    database,
    application,
    owner,
    async migrate() {
      const applied = await migrate(owner, role)
      await migrateJobs(owner)
      await grantJobs(owner, role.name)
      return applied
    },
    async close() {
      await database.close()
      await server?.stop()
    },
  }
}

/** DATABASE_URL with everything libpq's form allows: a socket directory as `?host=`, `sslmode`, … */
function parseConnection(url: string): PostgresConnection & { database: string } {
  const { host, port, user, password, database, ssl } = pgConnection.parseIntoClientConfig(url)
  return { host, port, user, password: password as string | undefined, database: database ?? 'lectern', ssl }
}
