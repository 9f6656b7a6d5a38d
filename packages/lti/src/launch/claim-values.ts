import { refuse } from './refusals.ts'

export type ClaimSet = Record<string, unknown>

/** Canvas sends `null` and Moodle `""` for what they do not have. */
export const isAbsent = (value: unknown): value is undefined | null | '' =>
  value === undefined || value === null || value === ''

/** An opaque id: 1–255 printable ASCII characters, case-sensitive (Core §5.3.3, §5.3.5, §5.3.6, §5.4.1). */
export function identifier(value: unknown, claim: string): string | undefined {
  if (isAbsent(value)) return undefined
  if (typeof value !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(value))
    throw malformed(claim, 'a string of 1 to 255 ASCII characters', value)
  return value
}

/** Words for people. A wrong one must not keep a class out, so junk counts as absent; NUL fits no database. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.replaceAll('\0', '') : undefined

/** An address that may become a link: http(s) only. */
export const webAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
    ? value
    : undefined

export function record(value: unknown, claim: string): ClaimSet | undefined {
  if (isAbsent(value)) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) throw malformed(claim, 'an object', value)
  return value as ClaimSet // an object out of JSON
}

/** An array of strings without its empty members: certification sends `[""]` for "no role". */
export function strings(value: unknown, claim: string): string[] | undefined {
  if (isAbsent(value)) return undefined
  if (!Array.isArray(value)) throw malformed(claim, 'an array of strings', value)
  return value.filter((member): member is string => {
    if (isAbsent(member)) return false
    if (typeof member !== 'string') throw malformed(claim, 'an array of strings', value)
    return true
  })
}

export const malformed = (claim: string, expected: string, value: unknown) =>
  refuse(
    'lti.claim-malformed',
    `The claim ${claim} must be ${expected}; the platform sent ${kindOf(value)}.`,
    {
      claim,
      expected,
      found: kindOf(value),
    },
  )

/** What arrived, without its content: it may be about a person. */
const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'string') return `a string of ${value.length} characters`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** A value that is no personal data, short enough for a message; of what is nested in it, only the kind. */
export const shown = (value: unknown): string =>
  value === undefined || value === null
    ? 'nothing'
    : String(JSON.stringify(Array.isArray(value) ? value.map(flat) : flat(value))).slice(0, 120)

/** JSON.stringify overflows the stack over a value that is nested deep enough. */
const flat = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? kindOf(value) : value
