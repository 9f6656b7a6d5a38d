/** Retry-After in milliseconds from now: seconds, or a date (RFC 9110 §10.2.3); nonsense is none. */
export function retryAfterOf(value: string | null | undefined, now: Date): number | undefined {
  const trimmed = value?.trim()
  if (!trimmed) return undefined
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 1000
  const date = Date.parse(trimmed)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}
