import type { Database } from '@lectern/database'
import { ensureSigningKeys, signingKeyRing, type SigningKeyRing } from '@lectern/tenancy'
import type { Logger } from './http/log.ts'
import { signingKeySeal, type SecretKeys } from './secret-keys.ts'

interface SigningKeyParts {
  database: Database
  keys: SecretKeys
  log: Logger
  now: () => Date
}

/** Our own keys: made at the first start, then followed through their rotations without a restart. */
export async function composeSigningKeys({
  database,
  keys,
  log,
  now,
}: SigningKeyParts): Promise<SigningKeyRing> {
  const sealKey = signingKeySeal(keys)
  await ensureSigningKeys({ database, sealKey, now: now() })
  const ring = signingKeyRing({
    database,
    sealKey,
    now,
    onError: (err) => log.error({ err }, 'the signing keys could not be read again'),
    onRotated: (kid) => log.info({ kid }, 'signs with another key than before'),
  })
  // A secret that does not open them must stop the start, not the first signature.
  await ring.active()
  return ring
}
