import { record, strings, webAddress } from '../launch/claim-values.ts'
import type { LaunchClaims } from '../launch/claims.ts'

/** The claims by which a launch offers services, by their names on the wire. */
export const serviceClaimNames = {
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  grades: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  notices: 'https://purl.imsglobal.org/spec/lti/claim/platformnotificationservice',
} as const

export const serviceScopes = {
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  lineItems: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemsReadOnly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  results: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  scores: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  noticeHandlers: 'https://purl.imsglobal.org/spec/lti/scope/noticehandlers',
} as const satisfies Record<string, string>

/** What the platform offered in a launch. Plain values, so a host may keep them and call long after the launch. */
export interface OfferedServices {
  memberships?: MembershipService
  grades?: GradeService
  notices?: NoticeService
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

/** PNS §3. */
export interface NoticeService {
  url: string
  versions: string[]
  scopes: string[]
  types: string[]
}

/** @throws Problem `lti.claim-malformed` where a structure is wrong */
export function offeredServices({ all }: Pick<LaunchClaims, 'all'>): OfferedServices {
  const memberships = record(all[serviceClaimNames.memberships], 'namesroleservice')
  const membershipsUrl = webAddress(memberships?.context_memberships_url)
  const grades = record(all[serviceClaimNames.grades], 'endpoint')
  const notices = record(all[serviceClaimNames.notices], 'platformnotificationservice')
  const noticesUrl = webAddress(notices?.platform_notification_service_url)
  return {
    memberships:
      membershipsUrl === undefined
        ? undefined
        : { url: membershipsUrl, versions: strings(memberships?.service_versions, 'service_versions') ?? [] },
    grades: grades && {
      scopes: strings(grades.scope, 'endpoint.scope') ?? [],
      lineItemsUrl: webAddress(grades.lineitems),
      // Moodle sends "" for a link without a grade column.
      lineItemUrl: webAddress(grades.lineitem),
    },
    notices:
      noticesUrl === undefined
        ? undefined
        : {
            url: noticesUrl,
            versions: strings(notices?.service_versions, 'service_versions') ?? [],
            scopes: strings(notices?.scope, 'scope') ?? [],
            types: strings(notices?.notice_types_supported, 'notice_types_supported') ?? [],
          },
  }
}
