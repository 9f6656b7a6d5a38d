import { receivedFields, type LaunchClaims, type ReceivedName } from '@lectern/lti'
import type { ReceivedField } from '@lectern/tenancy'

/** What a launch brought, by name, as it is stored. */
export function fieldsOfLaunch(claims: LaunchClaims): ReceivedField[] {
  const { fields, services, scopes } = receivedFields(claims)
  return [
    ...fieldsOfRoster(fields),
    ...services.map(({ name, element = null }) => ({ kind: 'service' as const, name, element })),
    ...fieldsOfGrant(scopes),
  ]
}

/** What a page of a roster has of its people. */
export const fieldsOfRoster = (names: readonly ReceivedName[]): ReceivedField[] =>
  names.map(({ name, element = null }) => ({ kind: 'field', name: storable(name), element }))

/** What a token permits. */
export const fieldsOfGrant = (scopes: readonly string[]): ReceivedField[] =>
  scopes.map((name) => ({ kind: 'scope', name: storable(name), element: null }))

/** No database takes a NUL, and no index a name without end. */
const storable = (name: string): string => name.replaceAll('\0', '').slice(0, 200)
