import type { ApplicationRole } from '../application-role.ts'
import type { Connection } from '../embedded/embedded-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: Connection
  }
}

/** Roles belong to the server, not to a database, so all suites share one. */
export const testRole: ApplicationRole = {
  name: 'lectern_test_app',
  password: 'only on this throw-away server',
}
export const templateDatabase = 'lectern_template'
