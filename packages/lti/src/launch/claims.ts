import { identifier, record, strings, text, webAddress, type ClaimSet } from './claim-values.ts'
import { readServices, serviceClaimNames, type LaunchServices } from './service-claims.ts'

const lti = 'https://purl.imsglobal.org/spec/lti/claim/'

/** The claims this package reads, by the names they have on the wire (Core §5.3, §5.4). */
export const claimNames = {
  messageType: `${lti}message_type`,
  version: `${lti}version`,
  deploymentId: `${lti}deployment_id`,
  targetLinkUri: `${lti}target_link_uri`,
  resourceLink: `${lti}resource_link`,
  roles: `${lti}roles`,
  roleScopeMentor: `${lti}role_scope_mentor`,
  context: `${lti}context`,
  toolPlatform: `${lti}tool_platform`,
  launchPresentation: `${lti}launch_presentation`,
  custom: `${lti}custom`,
  lis: `${lti}lis`,
  legacyUserId: `${lti}lti11_legacy_user_id`,
  forUser: `${lti}for_user`,
  deepLinkingSettings: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  ...serviceClaimNames,
  canvasPlacement: 'https://www.instructure.com/placement',
  brightspace: 'http://www.brightspace.com',
} as const

/**
 * Custom parameters to ask every platform for: they say of what a course or link is a copy (Core appendix B).
 * Lower case, because Schoology loses the case of keys.
 */
export const historyParameters = {
  context_id_history: '$Context.id.history',
  resource_link_id_history: '$ResourceLink.id.history',
} as const satisfies Record<string, string>

/** What a launch may say beyond what it must; absent is `undefined`, however the platform spelled it. */
export interface LaunchClaims {
  context?: LaunchContext
  presentation: { target?: string; returnUrl?: string; locale?: string }
  platform: PlatformInstance
  custom: Record<string, string>
  lis: { personSourcedId?: string; courseOfferingSourcedId?: string; courseSectionSourcedId?: string }
  /** Newest copy first; empty when the link is no copy or the platform does not tell. */
  resourceLinkHistory: string[]
  /** Users whom this observer may see. */
  mentorOf: string[]
  name?: string
  givenName?: string
  familyName?: string
  email?: string
  picture?: string
  /** BCP 47, of the person. */
  locale?: string
  /** Canvas only: which of its placements was used. */
  placement?: string
  /** The person's LTI 1.1 id. */
  legacyUserId?: string
  /** What the platform offers to be called for. */
  services: LaunchServices
  /** Everything as it came, unknown claims included. */
  all: Readonly<ClaimSet>
}

export interface LaunchContext {
  id: string
  label?: string
  title?: string
  types: string[]
  /** Ids of the contexts this one was copied from, newest first. */
  history: string[]
}

export interface PlatformInstance {
  guid?: string
  name?: string
  /** `canvas`, `schoology`, `moodle`, `desire2learn`, … in lower case. */
  family?: string
  version?: string
  url?: string
}

/** @throws Problem `lti.claim-malformed` where ids and structures are wrong; wrong words are only left out. */
export function readClaims(all: Readonly<ClaimSet>): LaunchClaims {
  const custom = readCustom(all[claimNames.custom])
  return {
    context: readContext(all, custom),
    presentation: readPresentation(all[claimNames.launchPresentation]),
    platform: readPlatform(all[claimNames.toolPlatform]),
    custom,
    lis: readLis(all[claimNames.lis]),
    resourceLinkHistory: readHistory(custom.resource_link_id_history),
    mentorOf: strings(all[claimNames.roleScopeMentor], 'role_scope_mentor') ?? [],
    name: text(all.name),
    givenName: text(all.given_name),
    familyName: text(all.family_name),
    email: text(all.email),
    picture: webAddress(all.picture),
    locale: text(all.locale),
    placement: text(all[claimNames.canvasPlacement]),
    legacyUserId: identifier(all[claimNames.legacyUserId], 'lti11_legacy_user_id'),
    services: readServices(all),
    all,
  }
}

/** Core §5.4.6. Numbers become strings (Canvas), `null` and unexpanded variables are absent, `""` is a value. */
export function readCustom(value: unknown): Record<string, string> {
  const entries = Object.entries(record(value, 'custom') ?? {})
  return Object.fromEntries(
    entries
      .filter(([, member]) => ['string', 'number', 'boolean'].includes(typeof member))
      .map(([key, member]) => [key, String(member).replaceAll('\0', '')])
      .filter(([, member]) => !isUnexpanded(member!)),
  )
}

/** A platform returns the text of a variable that it does not know: `$ResourceLink.id.history`. */
const isUnexpanded = (value: string): boolean => /^\$[A-Za-z]+(\.[A-Za-z0-9_]+)+$/.test(value)

/** Core §5.4.1. A context without id cannot be told from another one, so it is none. */
function readContext(all: Readonly<ClaimSet>, custom: Record<string, string>): LaunchContext | undefined {
  const context = record(all[claimNames.context], 'context')
  const id = identifier(context?.id, 'context.id')
  if (context === undefined || id === undefined) return undefined
  const brightspace = record(all[claimNames.brightspace], 'http://www.brightspace.com')
  return {
    id,
    label: text(context.label),
    title: text(context.title),
    types: strings(context.type, 'context.type') ?? [],
    history: readHistory(custom.context_id_history ?? text(brightspace?.['Context.id.history'])),
  }
}

/** A comma list of URL-encoded ids (Core appendix B). */
const readHistory = (list = ''): string[] => list.split(',').map(decoded).filter(Boolean)

function decoded(id: string): string {
  try {
    return decodeURIComponent(id.trim())
  } catch {
    return id.trim() // some platforms send the ids as they are
  }
}

function readPresentation(value: unknown): LaunchClaims['presentation'] {
  const presentation = record(value, 'launch_presentation')
  return {
    target: text(presentation?.document_target),
    returnUrl: webAddress(presentation?.return_url),
    locale: text(presentation?.locale),
  }
}

function readPlatform(value: unknown): PlatformInstance {
  const platform = record(value, 'tool_platform')
  return {
    guid: identifier(platform?.guid, 'tool_platform.guid'),
    name: text(platform?.name),
    family: text(platform?.product_family_code)?.toLowerCase(),
    version: text(platform?.version),
    url: webAddress(platform?.url),
  }
}

function readLis(value: unknown): LaunchClaims['lis'] {
  const lis = record(value, 'lis')
  return {
    personSourcedId: text(lis?.person_sourcedid),
    courseOfferingSourcedId: text(lis?.course_offering_sourcedid),
    courseSectionSourcedId: text(lis?.course_section_sourcedid),
  }
}
