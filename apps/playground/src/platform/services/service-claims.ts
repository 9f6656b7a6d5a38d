import { claim } from '../claim-names.ts'
import type { Claims } from '../message.ts'
import type { LineItem } from './gradebook.ts'
import { queryOf, type ServiceDesk } from './service-desk.ts'
import { eulaScopes, gradeScopes, serviceScopes } from './service-scopes.ts'
import type { ToolClient } from './tool-client.ts'

export const gradesClaim = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'
export const membershipsClaim = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'
export const noticesClaim = claim('platformnotificationservice')
export const eulaClaim = claim('eulaservice')

interface Launched {
  client: ToolClient
  deploymentId: string
  /** Absent: the launch happens in no course. */
  contextKey?: string
  lineItem?: LineItem
}

/** What a launch offers to be called for: what the tool's key has scopes for, and nothing else. */
export function serviceClaims(desk: ServiceDesk, launched: Launched): Claims {
  const { client, deploymentId, contextKey } = launched
  const holds = (scope: string): boolean => client.scopes.includes(scope)
  return {
    ...(contextKey !== undefined &&
      gradeScopes.some(holds) && { [gradesClaim]: gradeEndpoint(desk, { ...launched, contextKey }) }),
    ...(contextKey !== undefined &&
      holds(serviceScopes.memberships) && {
        [membershipsClaim]: {
          context_memberships_url: desk.address('memberships', {
            context: contextKey,
            deployment: deploymentId,
            client: client.clientId,
          }),
          service_versions: desk.rules.membershipVersions,
        },
      }),
    ...(desk.paths.notices &&
      holds(serviceScopes.noticeHandlers) && {
        [noticesClaim]: {
          platform_notification_service_url: desk.address('notices', { deployment: deploymentId }),
          service_versions: ['1.0'],
          scope: [serviceScopes.noticeHandlers],
          notice_types_supported: desk.rules.noticeTypes,
        },
      }),
  }
}

/** For the one message that is about it. */
export const eulaServiceClaim = (desk: ServiceDesk, { client, deploymentId }: Launched): Claims => ({
  [eulaClaim]: {
    url: desk.address('eula', { deployment: deploymentId }),
    scope: eulaScopes.filter((scope) => client.scopes.includes(scope)),
  },
})

function gradeEndpoint(
  desk: ServiceDesk,
  { client, contextKey, lineItem }: Launched & { contextKey: string },
): Claims {
  const lineItems = desk.address('lineItems', { context: contextKey, client: client.clientId })
  return {
    scope: gradeScopes.filter((scope) => client.scopes.includes(scope)),
    lineitems: lineItems + queryOf(desk.rules, desk.find, client.clientId),
    ...(lineItem
      ? { lineitem: desk.lineItemAddress(lineItem) }
      : desk.rules.emptyLineItem && { lineitem: '' }),
  }
}
