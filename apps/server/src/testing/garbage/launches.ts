import fc from 'fast-check'
import { claimNames } from '@lectern/lti'
import { messages } from '@lectern/lti/testing'
import { garbageJson } from './arbitraries.ts'

/** The members that we read of the claims that have some. */
const members: Record<string, readonly string[]> = {
  [claimNames.resourceLink]: ['id', 'title', 'description'],
  [claimNames.context]: ['id', 'label', 'title', 'type'],
  [claimNames.toolPlatform]: ['guid', 'name', 'version', 'product_family_code', 'url'],
  [claimNames.launchPresentation]: ['document_target', 'return_url', 'locale', 'height'],
  [claimNames.custom]: [
    'app',
    'placement',
    'context_id_history',
    'resource_link_id_history',
    'brand_config_url',
    '__proto__',
  ],
  [claimNames.lis]: ['person_sourcedid', 'course_offering_sourcedid', 'course_section_sourcedid'],
  [claimNames.forUser]: ['user_id', 'roles', 'name'],
  [claimNames.deepLinkingSettings]: [
    'deep_link_return_url',
    'accept_types',
    'accept_presentation_document_targets',
    'accept_multiple',
    'accept_media_types',
    'data',
    'title',
  ],
  [claimNames.memberships]: ['context_memberships_url', 'service_versions'],
  [claimNames.grades]: ['scope', 'lineitems', 'lineitem'],
  [claimNames.notices]: [
    'platform_notification_service_url',
    'service_versions',
    'scope',
    'notice_types_supported',
  ],
  [claimNames.groups]: ['context_groups_url', 'scope'],
  [claimNames.caliper]: ['scopes', 'caliper_endpoint_url'],
  [claimNames.outcomes]: ['lis_result_sourcedid', 'lis_outcome_service_url'],
  [claimNames.eula]: ['url', 'scope'],
}

const registered = [
  'iss',
  'aud',
  'azp',
  'exp',
  'iat',
  'nbf',
  'nonce',
  'sub',
  'name',
  'email',
  'picture',
  'locale',
]

export interface GarbageLaunch {
  type: keyof typeof messages
  /** They replace what an honest message says. */
  claims: Record<string, unknown>
}

/** An honest message of any type of which a few claims, or members of claims, are garbage. */
export const garbageLaunch: fc.Arbitrary<GarbageLaunch> = fc
  .record({
    // The names are its keys.
    type: fc.constantFrom(...(Object.keys(messages) as (keyof typeof messages)[])),
    wholes: fc.array(fc.tuple(fc.constantFrom(...registered, ...Object.values(claimNames)), garbageJson), {
      maxLength: 2,
    }),
    parts: fc.array(
      fc.constantFrom(...Object.keys(members)).chain((claim) =>
        fc.tuple(
          fc.constant(claim),
          fc.array(fc.tuple(fc.constantFrom(...members[claim]!), garbageJson), {
            minLength: 1,
            maxLength: 3,
          }),
        ),
      ),
      { maxLength: 3 },
    ),
  })
  .map(({ type, wholes, parts }) => {
    const honest = messages[type]()
    const mixed = parts.map(([claim, garbage]) => [
      claim,
      { ...(honest[claim] as object | undefined), ...Object.fromEntries(garbage) },
    ])
    return { type, claims: Object.fromEntries([...mixed, ...wholes]) as Record<string, unknown> }
  })

/** What becomes of a signed token on its way. */
export const tokenDamage: fc.Arbitrary<(token: string) => string> = fc.oneof(
  fc.tuple(fc.nat(), fc.string({ minLength: 1, maxLength: 3 })).map(([at, put]) => (token: string) => {
    const place = at % token.length
    return token.slice(0, place) + put + token.slice(place + put.length)
  }),
  fc.nat().map((at) => (token: string) => token.slice(0, at % token.length)),
  fc.constantFrom(
    (token: string) => token.split('.').reverse().join('.'),
    (token: string) => `${token}.${token}`,
    (token: string) => `${token}\0`,
    (token: string) => token.replaceAll('.', '..'),
    (token: string) => token.toLowerCase(),
  ),
  garbageJson.map((header) => (token: string) => {
    const [, payload, signature] = token.split('.')
    return [Buffer.from(JSON.stringify(header) ?? '').toString('base64url'), payload, signature].join('.')
  }),
  garbageJson.map((payload) => (token: string) => {
    const [header, , signature] = token.split('.')
    return [header, Buffer.from(JSON.stringify(payload) ?? '').toString('base64url'), signature].join('.')
  }),
  fc
    .dictionary(fc.constantFrom('alg', 'kid', 'typ', 'crit', 'b64', 'jku', 'jwk', 'x5c', 'zip'), garbageJson)
    .map((members) => (token: string) => {
      const [header = '', payload, signature] = token.split('.')
      const honest = JSON.parse(Buffer.from(header, 'base64url').toString()) as object
      const mixed = JSON.stringify({ ...honest, ...members })
      return [Buffer.from(mixed).toString('base64url'), payload, signature].join('.')
    }),
)

/** Every text in it, however deep. */
export function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || depth > 20) return []
  return Object.entries(value).flatMap(([key, member]) => [key, ...textsIn(member, depth + 1)])
}
