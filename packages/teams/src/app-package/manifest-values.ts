/** Any JSON, also of a manifest that somebody else wrote. */
export type Json = Record<string, unknown>

export const objectAt = (value: unknown, name: string): Json => {
  const found = memberOf(value, name)
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Json) : {}
}

export const listAt = (value: unknown, name: string): unknown[] => {
  const found = memberOf(value, name)
  return Array.isArray(found) ? found : []
}

export const textAt = (value: unknown, name: string): string => {
  const found = memberOf(value, name)
  return typeof found === 'string' ? found : ''
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Json)[name] : undefined

/** Every string in it that looks like a web address, with its place. */
export function addressesIn(value: unknown, place = ''): { place: string; address: string }[] {
  if (typeof value === 'string') return /^https?:/i.test(value) ? [{ place, address: value }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => addressesIn(member, `${place}/${name}`))
}
