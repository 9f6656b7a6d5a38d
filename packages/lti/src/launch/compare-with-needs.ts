import type { Received, ReceivedName } from './received-fields.ts'

/** What the switched-on features use. A field may be named whole: `context` means each of its members. */
export interface Needs {
  fields: readonly string[]
  services: readonly string[]
  scopes: readonly string[]
}

export interface NeedsComparison {
  /** It came, and nothing uses it. */
  unasked: Received
  /** It is used, and did not come. */
  missing: Needs
}

export function compareWithNeeds(received: Received, needs: Needs): NeedsComparison {
  return {
    unasked: {
      fields: unasked(received.fields, needs.fields),
      services: unasked(received.services, needs.services),
      scopes: received.scopes.filter((scope) => !needs.scopes.includes(scope)),
    },
    missing: {
      fields: missing(received.fields, needs.fields),
      services: missing(received.services, needs.services),
      scopes: needs.scopes.filter((scope) => !received.scopes.includes(scope)),
    },
  }
}

const unasked = (received: readonly ReceivedName[], needs: readonly string[]): ReceivedName[] =>
  received.filter(({ name }) => !needs.some((need) => covers(need, name)))

const missing = (received: readonly ReceivedName[], needs: readonly string[]): string[] =>
  needs.filter((need) => !received.some(({ name }) => covers(need, name)))

const covers = (need: string, name: string): boolean => name === need || name.startsWith(`${need}.`)
