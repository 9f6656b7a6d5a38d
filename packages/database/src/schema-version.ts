import { Problem } from '@lectern/problem'
import type { Database } from './database.ts'
import { readMigrations } from './migration-files.ts'

/**
 * For a program that does not migrate by itself: refuses to run on a schema that is not the one it was written for.
 * @throws Problem `database.not-migrated`
 */
export async function requireMigrated(database: Database): Promise<void> {
  const applied = await database
    .query<{ number: number }>('select m.number from lectern.migration m')
    .catch((error: unknown) => Promise.reject(isAbsent(error) ? notMigrated(error) : error))
  const known = new Set(applied.map(({ number }) => number))
  if ((await readMigrations()).some(({ number }) => !known.has(number))) throw notMigrated()
}

/** 3F000, 42P01: the schema or the table is not there; 42501: the role may not look yet. */
const isAbsent = (error: unknown): boolean =>
  ['3F000', '42P01', '42501'].includes((error as { code?: string }).code ?? '')

export const notMigrated = (cause?: unknown): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'database.not-migrated',
    message: 'The database is not up to date with this version of Lectern. Run: npm run migrate',
    cause,
  })
