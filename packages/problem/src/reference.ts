import { randomInt } from 'node:crypto'

/** No vowels (no words by accident) and nothing that is read aloud twice: 0/O, 1/I/L. */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXZ'

/** A code a person can read over the phone, e.g. `K7QM-4XRD`; the same one stands in the log. */
export function newReference(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]!)
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
