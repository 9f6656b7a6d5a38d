import { record, strings, text, webAddress, type ClaimSet } from './claim-values.ts'

const spec = 'https://purl.imsglobal.org/spec/'

/** The claims that offer a service, by the names they have on the wire. */
export const serviceClaimNames = {
  memberships: `${spec}lti-nrps/claim/namesroleservice`,
  grades: `${spec}lti-ags/claim/endpoint`,
  notices: `${spec}lti/claim/platformnotificationservice`,
  groups: `${spec}lti-gs/claim/groupsservice`,
  caliper: `${spec}lti-ces/claim/caliper-endpoint-service`,
  outcomes: `${spec}lti-bo/claim/basicoutcome`,
  eula: `${spec}lti/claim/eulaservice`,
} as const

/** What a launch offers to be called for. A service without the address that it needs is none. */
export interface LaunchServices {
  memberships?: MembershipService
  grades?: GradeService
  notices?: NoticeService
  groups?: GroupService
  caliper?: CaliperService
  outcomes?: OutcomeService
  eula?: EulaService
}

/** NRPS §3.6.1.1. */
export interface MembershipService {
  url: string
  versions: string[]
}

/** AGS §3.1. */
export interface GradeService {
  scopes: string[]
  /** The collection; absent where columns may not be listed or made. */
  lineItemsUrl?: string
  /** The one column of the launched link. */
  lineItemUrl?: string
}

/** Platform Notification Service 1.0. */
export interface NoticeService {
  url: string
  scopes: string[]
  versions: string[]
  types: string[]
}

/** Course Groups 1.0. */
export interface GroupService {
  url: string
  /** Sets of groups; absent where the platform has none. */
  setsUrl?: string
  scopes: string[]
  versions: string[]
}

/** Where the district collects usage events itself. */
export interface CaliperService {
  url: string
  scopes: string[]
  /** To be repeated in every event of this launch. */
  federatedSessionId?: string
}

/** LTI 1.1 outcomes within LTI 1.3. */
export interface OutcomeService {
  url: string
  resultSourcedId: string
}

/** Where it is reported that our terms were accepted. */
export interface EulaService {
  url: string
  scopes: string[]
}

/** @throws Problem `lti.claim-malformed` where structures are wrong; an address that is none is only left out */
export function readServices(all: Readonly<ClaimSet>): LaunchServices {
  return {
    memberships: readMemberships(new ServiceClaim(all, 'memberships')),
    grades: readGrades(new ServiceClaim(all, 'grades')),
    notices: readNotices(new ServiceClaim(all, 'notices')),
    groups: readGroups(new ServiceClaim(all, 'groups')),
    caliper: readCaliper(new ServiceClaim(all, 'caliper')),
    outcomes: readOutcomes(new ServiceClaim(all, 'outcomes')),
    eula: readEula(new ServiceClaim(all, 'eula')),
  }
}

/** One such claim, member by member. */
class ServiceClaim {
  readonly #name: string
  readonly #members: ClaimSet | undefined

  constructor(all: Readonly<ClaimSet>, service: keyof typeof serviceClaimNames) {
    const claim = serviceClaimNames[service]
    this.#name = claim.slice(claim.lastIndexOf('/') + 1)
    this.#members = record(all[claim], this.#name)
  }

  get isThere(): boolean {
    return this.#members !== undefined
  }

  url(member: string): string | undefined {
    return webAddress(this.#members?.[member])
  }

  text(member: string): string | undefined {
    return text(this.#members?.[member])
  }

  strings(member: string): string[] {
    return strings(this.#members?.[member], `${this.#name}.${member}`) ?? []
  }
}

function readMemberships(claim: ServiceClaim): MembershipService | undefined {
  const url = claim.url('context_memberships_url')
  return url === undefined ? undefined : { url, versions: claim.strings('service_versions') }
}

/** Moodle sends "" as the line item of a link without a grade column. */
function readGrades(claim: ServiceClaim): GradeService | undefined {
  if (!claim.isThere) return undefined
  return {
    scopes: claim.strings('scope'),
    lineItemsUrl: claim.url('lineitems'),
    lineItemUrl: claim.url('lineitem'),
  }
}

function readNotices(claim: ServiceClaim): NoticeService | undefined {
  const url = claim.url('platform_notification_service_url')
  if (url === undefined) return undefined
  return {
    url,
    scopes: claim.strings('scope'),
    versions: claim.strings('service_versions'),
    types: claim.strings('notice_types_supported'),
  }
}

function readGroups(claim: ServiceClaim): GroupService | undefined {
  const url = claim.url('context_groups_url')
  if (url === undefined) return undefined
  return {
    url,
    setsUrl: claim.url('context_group_sets_url'),
    scopes: claim.strings('scope'),
    versions: claim.strings('service_versions'),
  }
}

function readCaliper(claim: ServiceClaim): CaliperService | undefined {
  const url = claim.url('caliper_endpoint_url')
  if (url === undefined) return undefined
  return {
    url,
    scopes: claim.strings('scopes'),
    federatedSessionId: claim.text('caliper_federated_session_id'),
  }
}

function readOutcomes(claim: ServiceClaim): OutcomeService | undefined {
  const url = claim.url('lis_outcome_service_url')
  const resultSourcedId = claim.text('lis_result_sourcedid')
  return url === undefined || resultSourcedId === undefined ? undefined : { url, resultSourcedId }
}

function readEula(claim: ServiceClaim): EulaService | undefined {
  const url = claim.url('url')
  return url === undefined ? undefined : { url, scopes: claim.strings('scope') }
}
