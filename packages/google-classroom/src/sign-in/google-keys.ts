import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose'
import { boundedFetch, type GoogleFetch } from '../network/bounded-fetch.ts'
import { googleAccounts, type GoogleAccounts } from './google-accounts.ts'

export type GoogleKeys = JWTVerifyGetKey

/** What Google signs with, once per process: fetched when needed, cached, and looked at again for an unknown key. */
export function googleKeys({
  fetch,
  accounts = googleAccounts,
}: {
  fetch: GoogleFetch
  accounts?: Pick<GoogleAccounts, 'keys'>
}): GoogleKeys {
  const bounded = boundedFetch(fetch, { timeoutMilliseconds: 5_000, maxBytes: 256 * 1024 })
  return createRemoteJWKSet(new URL(accounts.keys), {
    cooldownDuration: 30_000,
    [customFetch]: (url, init) => bounded(url, { headers: init.headers, method: init.method }),
  })
}

/** Keys that are known beforehand. */
export const fixedGoogleKeys = (keys: JSONWebKeySet): GoogleKeys => createLocalJWKSet(keys)
