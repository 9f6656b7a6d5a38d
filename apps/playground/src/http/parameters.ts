/** The parameters that were sent exactly once; a repeated or nested one counts as absent (RFC 6749 §3.1). */
export function singleValues(sent: unknown): Record<string, string> {
  if (typeof sent !== 'object' || sent === null) return {}
  return Object.fromEntries(
    Object.entries(sent).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
