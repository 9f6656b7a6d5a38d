import { text, type ClaimSet } from '../launch/claim-values.ts'

/** An object, or one without members: what is missing shows by the member that is needed. */
export const asObject = (value: unknown): ClaimSet =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as ClaimSet) // an object out of JSON
    : {}

/** An opaque id as launches have them; some platforms send it as a number. */
export function opaqueId(value: unknown): string | undefined {
  const id = typeof value === 'number' ? String(value) : value
  return typeof id === 'string' && /^[\x20-\x7e]{1,255}$/.test(id) ? id : undefined
}

/** Words for people; Moodle pads the names of those who have none. */
export const words = (value: unknown): string | undefined => text(value)?.trim() || undefined

/** Some platforms send numbers as text. */
export function finite(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
