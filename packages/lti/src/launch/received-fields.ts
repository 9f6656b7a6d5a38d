import { isAbsent } from './claim-values.ts'
import { claimNames, type LaunchClaims } from './claims.ts'
import { elementOfCustom, elementOfField, serviceElements, type DataElement } from './data-elements.ts'
import { serviceClaimNames, type LaunchServices } from './service-claims.ts'

/** What somebody sent, by names; never a value, so it may be kept and shown. */
export interface Received {
  /** Claims and their members: `email`, `context.title`, `custom.app`; vendors' claims by their address. */
  fields: ReceivedName[]
  services: ReceivedName[]
  scopes: string[]
}

export interface ReceivedName {
  name: string
  /** What a data privacy agreement calls it, where it is about a person. */
  element?: DataElement
}

/** More is no launch, but somebody filling our records. */
const maxFields = 500
const maxNameLength = 120

/** Which fields, services and scopes a launch brought; what has no content did not come. */
export function receivedFields(claims: LaunchClaims): Received {
  const customElement = elementOfCustom(claims)
  const fields = [
    ...plainFields(claims).map((name) => ({ name, element: elementOfField(name) })),
    ...Object.entries(claims.custom)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => ({ name: `custom.${key}`, element: customElement(value) })),
  ]
  return {
    fields: fields
      .slice(0, maxFields)
      .map(({ name, element }) => ({ name: name.slice(0, maxNameLength), element }))
      .toSorted(byName),
    services: offeredServices(claims.services)
      .map((name) => ({ name, element: serviceElements[name] }))
      .toSorted(byName),
    scopes: offeredScopes(claims.services),
  }
}

const byName = (a: ReceivedName, b: ReceivedName): number => Number(a.name > b.name) - Number(a.name < b.name)

/** What makes the token and the message, or is told in its own list. */
const notFields: ReadonlySet<string> = new Set([
  'iss',
  'aud',
  'azp',
  'exp',
  'iat',
  'nbf',
  'nonce',
  'jti',
  claimNames.version,
  claimNames.messageType,
  claimNames.deploymentId,
  claimNames.targetLinkUri,
  claimNames.deepLinkingSettings,
  claimNames.custom,
  ...Object.values(serviceClaimNames),
])

function plainFields({ all }: LaunchClaims): string[] {
  return Object.entries(all)
    .filter(([claim]) => !notFields.has(claim))
    .flatMap(([claim, value]) => namesIn(shortName(claim), value))
}

const core = 'https://purl.imsglobal.org/spec/lti/claim/'
const shortName = (claim: string): string => (claim.startsWith(core) ? claim.slice(core.length) : claim)

/** A claim that is an object is named by its members. */
function namesIn(name: string, value: unknown): string[] {
  if (isEmpty(value)) return []
  if (typeof value !== 'object' || Array.isArray(value)) return [name]
  return Object.entries(value ?? {})
    .filter(([, member]) => !isEmpty(member))
    .map(([member]) => `${name}.${member}`)
}

/** Canvas fills its claims with `{"errors": {"errors": {}}}`; what is nested deeper than that counts as content. */
export const isEmpty = (value: unknown, depth = 3): boolean =>
  isAbsent(value) ||
  (typeof value === 'object' &&
    depth > 0 &&
    Object.values(value ?? {}).every((member) => isEmpty(member, depth - 1)))

const offeredServices = (services: LaunchServices): (keyof LaunchServices)[] =>
  (Object.keys(services) as (keyof LaunchServices)[]) // its own keys
    .filter((service) => services[service] !== undefined)

function offeredScopes(services: LaunchServices): string[] {
  const scopes = Object.values(services).flatMap(
    (service: { scopes?: string[] } | undefined) => service?.scopes ?? [],
  )
  return [...new Set(scopes)].toSorted()
}
