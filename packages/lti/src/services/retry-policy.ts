/** First try and three more. */
export const maxAttempts = 4
const firstDelayMilliseconds = 500
/** A platform that asks for more patience than this gets it from whoever runs the job, not from a waiting process. */
const maxDelayMilliseconds = 30_000

/** Overload and faults pass; everything else is an answer. */
export const isTransient = (status: number): boolean => status === 429 || (status >= 500 && status !== 501)

/**
 * How long to wait before attempt `attempt + 1`, or `undefined` when the platform wants to be left alone for longer
 * than we wait. What it asks for is a minimum; the jitter keeps many waiting jobs from returning all at once.
 */
export function retryDelay(
  attempt: number,
  retryAfter: number | undefined,
  random: () => number,
): number | undefined {
  const step = firstDelayMilliseconds * 2 ** (attempt - 1)
  const jitter = step * (0.5 + random() / 2)
  if (retryAfter === undefined) return jitter
  return retryAfter > maxDelayMilliseconds ? undefined : retryAfter + jitter
}

/** Retry-After in milliseconds from now: seconds, or a date (RFC 9110 §10.2.3); nonsense is none. */
export function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim()
  if (!value) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}
