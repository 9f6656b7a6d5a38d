import { setTimeout } from 'node:timers/promises'
import { Problem } from '@lectern/problem'
import type { GoogleFetch } from './bounded-fetch.ts'

export interface Patience {
  now?: () => Date
  /** Between attempts. */
  wait?: (milliseconds: number) => Promise<unknown>
  /** 0 to 1, for the jitter. */
  random?: () => number
  /** The first try included; fewer while a person waits. */
  attempts?: number
}

const defaultAttempts = 4
const firstDelayMilliseconds = 500
/** Whoever is asked for more patience than this hands it on, instead of holding a process. */
const maxDelayMilliseconds = 30_000

/**
 * A fetch that waits out what passes, by exponential back-off with jitter (reference/limits), and as long as Google asks
 * for. Google's own client repeats no PATCH and reads no Retry-After, so none of its repeating is used. A POST is repeated
 * only after 429, which says that nothing was done.
 */
export function patientFetch(fetch: GoogleFetch, patience: Patience = {}): GoogleFetch {
  const {
    now = () => new Date(),
    wait = setTimeout,
    random = Math.random,
    attempts = defaultAttempts,
  } = patience
  return async (url, init) => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await attempted(fetch(url, init))
      const response = 'response' in outcome ? outcome.response : undefined
      const delay = response && retryAfterOf(response.headers, now())
      const step = firstDelayMilliseconds * 2 ** (attempt - 1) * (0.5 + random() / 2)
      const isOver = attempt >= attempts || (delay !== undefined && delay > maxDelayMilliseconds)
      if (isOver || !mayRepeat(init.method ?? 'GET', response?.status)) {
        if ('response' in outcome) return outcome.response
        throw outcome.problem
      }
      await wait((delay ?? 0) + step)
    }
  }
}

type Outcome = { response: Response } | { problem: Problem }

async function attempted(sent: Promise<Response>): Promise<Outcome> {
  try {
    return { response: await sent }
  } catch (error) {
    if (error instanceof Problem && error.code === 'classroom.unreachable') return { problem: error }
    throw error
  }
}

const repeatable = ['GET', 'PUT', 'PATCH', 'DELETE']

/** `undefined`: no answer, so that a repetition could do it twice. */
function mayRepeat(method: string, status: number | undefined): boolean {
  if (status === 429) return true
  return repeatable.includes(method) && (status === undefined || (status >= 500 && status !== 501))
}

/** Retry-After in milliseconds from now: seconds, or a date (RFC 9110 §10.2.3); nonsense is none. */
export function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}
