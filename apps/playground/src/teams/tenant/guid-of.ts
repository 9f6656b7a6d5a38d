import { createHash } from 'node:crypto'

/** An id that stays the same after a restart, as Entra's ids of people, groups and apps are. */
export function guidOf(kind: 'person' | 'class' | 'school' | 'app', name: string): string {
  const digits = createHash('sha256').update(`${kind} ${name}`).digest('hex')
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
