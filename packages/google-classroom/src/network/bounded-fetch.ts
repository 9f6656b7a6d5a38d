import { refuseNetwork } from './network-refusals.ts'

export type GoogleFetch = (url: string, init: RequestInit) => Promise<Response>

export interface Bounds {
  /** Of one exchange, its body included. */
  timeoutMilliseconds?: number
  maxBytes?: number
}

const defaultTimeout = 10_000
const defaultMaxBytes = 4 * 1024 * 1024

/**
 * A fetch whose answers come whole, within a time and a size limit, and from the place that was asked: a token does not
 * follow a redirect.
 * @throws Problem `classroom.unreachable`, `classroom.redirected`, `classroom.answer-too-large`
 */
export function boundedFetch(
  fetch: GoogleFetch,
  { timeoutMilliseconds = defaultTimeout, maxBytes = defaultMaxBytes }: Bounds = {},
): GoogleFetch {
  return async (url, init) => {
    const place = placeOf(url)
    let response: Response
    let body: Uint8Array<ArrayBuffer> | undefined
    try {
      const signal = AbortSignal.timeout(timeoutMilliseconds)
      response = await fetch(url, { ...init, redirect: 'manual', signal })
      body = await boundedBody(response, maxBytes)
    } catch (error) {
      throw unreachable(place, reasonOf(error, timeoutMilliseconds), error)
    }
    if (body === undefined) throw tooLarge(place, maxBytes)
    if (response.status >= 300 && response.status < 400) throw redirected(place)
    const { status, statusText, headers } = response
    return new Response(bodiless.includes(status) ? null : body, { status, statusText, headers })
  }
}

const bodiless = [204, 205]

/** An address without its query, which may name people. */
function placeOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}

/** Reading stops at the limit; `undefined` says that it was passed. */
async function boundedBody(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) return undefined // leaving the loop cancels the body
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function reasonOf(error: unknown, timeoutMilliseconds: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMilliseconds / 1000} seconds`
  // fetch says "fetch failed" and keeps the reason (ENOTFOUND, ECONNREFUSED, …) to its cause.
  return error.cause instanceof Error ? error.cause.message : error.message
}

const unreachable = (place: string, reason: string, cause: unknown) =>
  refuseNetwork('classroom.unreachable', `Google cannot be reached at ${place}: ${reason}.`, { place }, cause)

const tooLarge = (place: string, maxBytes: number) =>
  refuseNetwork(
    'classroom.answer-too-large',
    `Google answers at ${place} with more than ${maxBytes / 1024} KiB.`,
    { place, maxBytes },
  )

const redirected = (place: string) =>
  refuseNetwork(
    'classroom.redirected',
    `What answers at ${place} redirects elsewhere, which Google does not. Check what stands between here and there.`,
    { place },
  )
