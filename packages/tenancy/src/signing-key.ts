import { calculateJwkThumbprint, EncryptJWT, exportJWK, generateKeyPair, jwtDecrypt, type JWK } from 'jose'
import type { Database } from '@lectern/database'

export interface SigningKey {
  kid: string
  publicJwk: JWK
  privateJwk: JWK
}

/**
 * The server's own RS256 key, made on first use. The private part is stored sealed (JWE, A256GCM) with `sealKey`
 * (32 bytes), so that a copy of the database alone cannot sign in our name.
 */
export async function ensureSigningKey(database: Database, sealKey: Uint8Array): Promise<SigningKey> {
  return (await findSigningKey(database, sealKey)) ?? (await makeSigningKey(database, sealKey))
}

async function findSigningKey(database: Database, sealKey: Uint8Array): Promise<SigningKey | undefined> {
  const [row] = await database.query<{ kid: string; public_jwk: JWK; sealed_private_jwk: string }>(
    'select k.kid, k.public_jwk, k.sealed_private_jwk from lectern.signing_key k order by k.created_at limit 1',
  )
  if (!row) return undefined
  const { payload } = await jwtDecrypt(row.sealed_private_jwk, sealKey)
  return { kid: row.kid, publicJwk: row.public_jwk, privateJwk: payload['jwk'] as JWK }
}

async function makeSigningKey(database: Database, sealKey: Uint8Array): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = await calculateJwkThumbprint(await exportJWK(publicKey))
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }
  const sealed = await new EncryptJWT({ jwk: await exportJWK(privateKey) })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(sealKey)
  // Another process may be making the first key at this moment; one of them wins and both use it.
  await database.query(
    `insert into lectern.signing_key (kid, public_jwk, sealed_private_jwk)
     select $1, $2, $3 from (select pg_advisory_xact_lock(7320115)) held
     where not exists (select 1 from lectern.signing_key)`,
    [kid, publicJwk, sealed],
  )
  return (await findSigningKey(database, sealKey))!
}
