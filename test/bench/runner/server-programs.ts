import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Connection } from '@lectern/database'

/** The server's programs as they are deployed. */
export const programs = fileURLToPath(new URL('../../../apps/server/dist/bin/', import.meta.url))

export async function runProgram(
  env: Record<string, string>,
  program: string,
  args: string[] = [],
): Promise<void> {
  await promisify(execFile)(process.execPath, [`${programs}${program}.js`, ...args], { env })
}

/** The socket's folder cannot stand where a host name stands. */
export const urlOf = ({ host, user, password, database }: Connection): string =>
  `postgres://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}`
