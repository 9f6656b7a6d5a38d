import type { GoogleFetch } from '../network/bounded-fetch.ts'

/** Google somewhere else: what is asked of `https://HOST/PATH` is asked of `{base}/HOST/PATH`. */
export const reroutedTo =
  (base: string, fetch: GoogleFetch = globalThis.fetch): GoogleFetch =>
  (address, init) =>
    fetch(address.replace(/^https:\/\//, `${base.replace(/\/$/, '')}/`), init)
