import { receivedFields, type LaunchClaims } from '@lectern/lti'
import type { ReceivedField } from '@lectern/tenancy'

/** What a launch brought, by name, as it is stored. */
export function fieldsOfLaunch(claims: LaunchClaims): ReceivedField[] {
  const { fields, services, scopes } = receivedFields(claims)
  return [
    ...fields.map(({ name, element = null }) => ({ kind: 'field' as const, name: storable(name), element })),
    ...services.map(({ name, element = null }) => ({ kind: 'service' as const, name, element })),
    ...scopes.map((name) => ({ kind: 'scope' as const, name: storable(name), element: null })),
  ]
}

/** No database takes a NUL, and no index a name without end. */
const storable = (name: string): string => name.replaceAll('\0', '').slice(0, 200)
