import { contentItemTypes, type ContentItemType } from '../deep-linking/content-items.ts'

/** A platform that knows us by `clientId`. The host's own record extends it and rides through to the result. */
export interface PlatformRegistration {
  /** Compared exactly, as the platform spells it. */
  issuer: string
  clientId: string
  authorizationEndpoint: string
  jwksUri: string
  profile: PlatformProfile
}

/** Where platforms differ from the standard, as data. */
export interface PlatformProfile {
  /** `optional`: a launch without a resource link is a navigation launch instead of an error. */
  resourceLink: 'required' | 'optional'
  /** Accept resource link launches without `sub` (Core §5.3.6.1); certification demands their refusal. */
  allowAnonymous: boolean
  /** For `exp`, `iat` and `nbf` alike. */
  clockLeewaySeconds: number
  /** Trusted beside our client id in `aud` (Security Framework §5.1.3 (3)). */
  extraAudiences: readonly string[]
  /** For whom a client assertion is meant, where that is not the token URL (Security Framework §4.1.1). */
  tokenAudience?: string | readonly string[]
  deepLinking: DeepLinkingTraits
}

/** What a platform does with placed items, whatever its requests say. */
export interface DeepLinkingTraits {
  types: readonly ContentItemType[]
  /** Members that leave no trace there, as `lineItem.label`. */
  loses: readonly string[]
}

const strict: PlatformProfile = {
  resourceLink: 'required',
  allowAnonymous: false,
  clockLeewaySeconds: 60,
  extraAudiences: [],
  deepLinking: { types: contentItemTypes, loses: [] },
}

/** Chosen by name in a registration; a platform nobody named is `strict`. */
export const profiles = {
  strict,
  canvas: strict,
  moodle: {
    ...strict,
    deepLinking: {
      types: contentItemTypes,
      // A grade column is named after its activity.
      loses: ['available', 'submission', 'iframe', 'window', 'lineItem.label', 'lineItem.gradesReleased'],
    },
  },
  // Its token URL is another address than the one that its assertions are meant for.
  brightspace: { ...strict, tokenAudience: 'https://api.brightspace.com/auth/token' },
  sakai: strict,
  // Its launches from left navigation carry no resource link.
  schoology: {
    ...strict,
    resourceLink: 'optional',
    deepLinking: { types: ['ltiResourceLink', 'html'], loses: [] },
  },
  // Non-course placements carry none either.
  blackboard: { ...strict, resourceLink: 'optional' },
} as const satisfies Record<string, PlatformProfile>

export type ProfileName = keyof typeof profiles

/** By `product_family_code` in lower case, as configurations and launches name it. */
const families: Readonly<Record<string, ProfileName>> = {
  canvas: 'canvas',
  schoology: 'schoology',
  moodle: 'moodle',
  desire2learn: 'brightspace',
  blackboardlearn: 'blackboard',
  'sakailms.org': 'sakai',
  sakai: 'sakai',
}

export function profileNameOf(family: string | undefined): ProfileName {
  const code = family?.toLowerCase() ?? ''
  return Object.hasOwn(families, code) ? families[code]! : 'strict'
}
