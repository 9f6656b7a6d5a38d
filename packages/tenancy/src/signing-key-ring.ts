import type { JWK } from 'jose'
import { Problem } from '@lectern/problem'
import type { Database } from '@lectern/database'
import { unsealPrivateJwk } from './new-signing-key.ts'
import { signingKeyState } from './signing-key-life.ts'
import { findSigningKeys, type StoredSigningKey } from './signing-keys-store.ts'

export interface SigningKey {
  kid: string
  privateJwk: JWK
}

/** Our own keys as one process sees them. */
export interface SigningKeyRing {
  /** The one that signs now. */
  active(): Promise<SigningKey>
  /** What platforms check our signatures with: every key that is not gone. */
  published(): Promise<JWK[]>
}

export interface KeyRingParts {
  database: Database
  /** 32 bytes. */
  sealKey: Uint8Array
  now: () => Date
  /** The keys could not be read again; those known so far go on. */
  onError: (error: unknown) => void
  /** Another key signs than before. */
  onRotated: (kid: string) => void
}

/** How late a process may notice a rotation: far less than a key is published before and after its use. */
const freshMilliseconds = 10_000

/** Reads the keys when they are needed and no more often than that, so that no request waits for a query of its own. */
export function signingKeyRing({ database, sealKey, now, onError, onRotated }: KeyRingParts): SigningKeyRing {
  let known: StoredSigningKey[] = []
  let freshUntil = -Infinity
  let reading: Promise<void> | undefined
  let unsealed: SigningKey | undefined

  async function read(): Promise<void> {
    try {
      known = await findSigningKeys(database)
    } catch (error) {
      if (known.length === 0) throw error
      onError(error)
    }
    freshUntil = now().getTime() + freshMilliseconds
  }

  async function keys(): Promise<StoredSigningKey[]> {
    if (now().getTime() >= freshUntil) await (reading ??= read().finally(() => (reading = undefined)))
    return known
  }

  return {
    async active() {
      const key = (await keys()).find((one) => signingKeyState(one, now()) === 'active')
      if (!key?.sealedPrivateJwk) throw noKey()
      if (unsealed?.kid === key.kid) return unsealed
      if (unsealed) onRotated(key.kid)
      return (unsealed = {
        kid: key.kid,
        privateJwk: await unsealPrivateJwk(key.sealedPrivateJwk, sealKey),
      })
    },
    async published() {
      const published = (await keys()).filter((one) => signingKeyState(one, now()) !== 'gone')
      return published.map(({ publicJwk }) => publicJwk)
    },
  }
}

const noKey = (): Problem =>
  new Problem({
    kind: 'internal',
    code: 'keys.none',
    message: 'There is no signing key. Start the server again.',
  })
