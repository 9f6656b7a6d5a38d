import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { secretKeyBytes, type Config } from './config.ts'

/** One key for each purpose, all from the one secret: none can stand in for another. */
export interface SecretKeys {
  root: Uint8Array<ArrayBuffer>
  of(
    purpose:
      | 'launch state'
      | 'launch hand-over'
      | 'embed session'
      | 'deep linking'
      | 'pseudonyms'
      | 'signing key seal'
      | 'LTI 1.1 secrets'
      | 'credit recipients'
      | 'Google sign-in'
      | 'Google client secrets'
      | 'Google grants'
      | 'Google hand-offs'
      | 'Google frame sessions'
      | 'Google picks'
      | 'Google grades'
      | 'Teams credentials'
      | 'Teams picks'
      | 'Teams recipients'
      | 'Teams sign-ins'
      | 'Teams windows'
      | 'Teams consent'
      | 'Teams subscriptions'
      | 'farewells',
  ): Uint8Array<ArrayBuffer>
}

export async function secretKeys(config: Config): Promise<SecretKeys> {
  const root = new Uint8Array(
    secretKeyBytes(config.secretKey?.reveal() ?? (await keptSecret(config.dataDirectory)))!,
  )
  return { root, of: (purpose) => new Uint8Array(hkdfSync('sha256', root, '', `lectern ${purpose}`, 32)) }
}

/** Seals our own signing keys in the database. */
export const signingKeySeal = (keys: SecretKeys): Uint8Array => keys.of('signing key seal')

/** Made on the first start and kept, so that sessions and pseudonyms survive a restart. */
async function keptSecret(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, 'secret-key')
  await mkdir(dataDirectory, { recursive: true })
  await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' }).catch(
    (error: unknown) => {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
    },
  )
  return (await readFile(file, 'utf8')).trim()
}
