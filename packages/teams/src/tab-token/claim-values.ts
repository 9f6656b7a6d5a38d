import { isGuid } from '../cloud.ts'
import { refuseToken } from './token-refusals.ts'

export type ClaimSet = Record<string, unknown>

/** A value that is no personal data, short enough for a message; of what is nested, only the kind. */
export const shown = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'object') return Array.isArray(value) ? 'an array' : 'an object'
  return String(JSON.stringify(value)).slice(0, 120)
}

/** Ids of tenants and people: GUIDs, and safe to put into an address. */
export function guidClaim(claims: ClaimSet, claim: 'tid' | 'oid'): string {
  const value = claims[claim]
  if (isGuid(value)) return value
  throw missing(claim, 'a GUID', value)
}

export function secondsClaim(claims: ClaimSet, claim: 'exp' | 'iat' | 'nbf'): number {
  const value = claims[claim]
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw missing(claim, 'a number of seconds', value)
}

/** Words for people; whatever else counts as absent. NUL fits no database. */
export const words = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.replaceAll('\0', '').slice(0, 256) : undefined

const missing = (claim: string, expected: string, value: unknown) =>
  refuseToken(
    'teams.claim-missing',
    `The token must carry ${claim} as ${expected}; it has ${value === undefined ? 'none' : `a ${typeof value}`}.`,
    { claim, expected },
  )
