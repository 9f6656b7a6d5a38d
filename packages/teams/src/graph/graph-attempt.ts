import { boundedBody } from '../bounded-body.ts'
import { retryAfterOf } from '../retry-after.ts'

export type GraphFetch = (url: string, init: RequestInit) => Promise<Response>

export interface GraphExchange {
  status: number
  headers: Headers
  /** Out of JSON; undefined when there is none. */
  body: unknown
  retryAfter?: number
}

/** An answer, whatever its status, or why there was none. */
export type GraphAttempt = { exchange: GraphExchange } | { reason: string }

export interface AttemptInit {
  method: string
  headers: Record<string, string>
  body?: string
}

const maxTimeoutMilliseconds = 20_000
/** A page of 1,000 people stays below. */
const maxBytes = 8 * 1024 * 1024

/** Sends a request once, within a time limit, and reads the answer within a size limit; follows no redirect. */
export async function graphAttempt(
  url: URL,
  init: AttemptInit,
  { fetch, now, timeLeft }: { fetch: GraphFetch; now: () => Date; timeLeft: number },
): Promise<GraphAttempt> {
  const timeout = Math.max(0, Math.min(maxTimeoutMilliseconds, timeLeft))
  try {
    const response = await fetch(url.href, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    })
    const body = parsed(await boundedBody(response, maxBytes))
    const { status, headers } = response
    return {
      exchange: { status, headers, body, retryAfter: retryAfterOf(headers.get('retry-after'), now()) },
    }
  } catch (error) {
    return { reason: reasonOf(error, timeout) }
  }
}

/** Errors of gateways come as HTML, an accepted request without anything. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function reasonOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return 'no reason given'
  if (error.name === 'TimeoutError') return `no answer within ${timeout / 1000} seconds`
  // fetch says "fetch failed" and keeps the reason (ENOTFOUND, ECONNREFUSED, …) to its cause.
  return error.cause instanceof Error ? error.cause.message : error.message
}
