import type { JWK } from 'jose'
import type { Database } from '@lectern/database'
import type { SealedSigningKey } from './new-signing-key.ts'
import { publishedAfterUseMs, type SigningKeyTimes } from './signing-key-life.ts'

export interface StoredSigningKey extends SigningKeyTimes {
  kid: string
  publicJwk: JWK
  /** null once it retired. */
  sealedPrivateJwk: string | null
}

/** Of the server as a whole, the newest first. */
export const findSigningKeys = (database: Database): Promise<StoredSigningKey[]> =>
  database.query<StoredSigningKey>(
    `select k.kid, k.public_jwk as "publicJwk", k.sealed_private_jwk as "sealedPrivateJwk",
            k.created_at as "publishedAt", k.activated_at as "activatedAt", k.retired_at as "retiredAt",
            k.published_until as "publishedUntil"
     from lectern.signing_key k order by k.created_at desc, k.kid`,
  )

/** There is one at most; whoever comes second keeps the first's. */
export async function insertNextKey(database: Database, key: SealedSigningKey, now: Date): Promise<void> {
  await database.query(
    `insert into lectern.signing_key (kid, public_jwk, sealed_private_jwk, created_at) values ($1, $2, $3, $4)
     on conflict ((true)) where activated_at is null and retired_at is null do nothing`,
    [key.kid, key.publicJwk, key.sealedPrivateJwk, now],
  )
}

interface Turn {
  next: string
  /** undefined: nothing has signed so far. */
  active?: string
}

/**
 * One statement: at every moment exactly one key signs.
 * @returns false, and nothing changed, when another process was quicker
 */
export async function activateNextKey(
  database: Database,
  { next, active }: Turn,
  now: Date,
): Promise<boolean> {
  const turned = await database.query(
    `update lectern.signing_key k set
       activated_at = coalesce(k.activated_at, $3),
       retired_at = case when k.kid = $2 then $3::timestamptz end,
       published_until = case when k.kid = $2 then $4::timestamptz end,
       sealed_private_jwk = case when k.kid = $1 then k.sealed_private_jwk end
     where (k.kid = $1 and k.activated_at is null and k.retired_at is null
            and ($2::text is not null or not exists
              (select 1 from lectern.signing_key a where a.activated_at is not null and a.retired_at is null)))
        or (k.kid = $2 and k.activated_at is not null and k.retired_at is null)
     returning 1 as turned`,
    [next, active ?? null, now, new Date(now.getTime() + publishedAfterUseMs)],
  )
  return turned.length > 0
}

/** Withdraws every key there is and lets this one sign at once. */
export async function replaceAllKeys(database: Database, key: SealedSigningKey, now: Date): Promise<void> {
  await database.query(
    `with withdrawn as (
       update lectern.signing_key k
       set retired_at = coalesce(k.retired_at, $4), published_until = $4, sealed_private_jwk = null
       where k.published_until is null or k.published_until > $4)
     insert into lectern.signing_key (kid, public_jwk, sealed_private_jwk, created_at, activated_at)
     values ($1, $2, $3, $4, $4)`,
    [key.kid, key.publicJwk, key.sealedPrivateJwk, now],
  )
}
