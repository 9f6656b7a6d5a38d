import { migrationClaimName, serviceScopes, type LaunchClaims } from '@lectern/lti'
import type { LtiFeature } from '@lectern/tenancy'
import type { LtiMessage } from '../lti/normal-form.ts'
import type { Recipient } from '../credit/recipient.ts'

/** In a link's custom parameters: opening its app gives credit. By hand too, where a platform has no picker. */
export const creditParameter = { credit: '1' } as const

interface CreditLaunch {
  message: LtiMessage
  features: readonly LtiFeature[]
  resourceLinkId: string | undefined
  /** Of LTI 1.3, or the key of an LTI 1.1 consumer. */
  from: { deploymentId: string } | { consumerKey: string }
}

/**
 * Whom to tell when the app of this launch is opened; undefined where nobody gets credit: no such link, nobody who
 * is graded (a teacher, an observer, a test user), or a platform that takes none.
 */
export function recipientOfLaunch({
  message,
  features,
  resourceLinkId,
  from,
}: CreditLaunch): Recipient | undefined {
  const { claims, role, subject } = message
  if (!features.includes('credit') || claims.custom['credit'] !== creditParameter.credit) return undefined
  if (message.messageType !== 'LtiResourceLinkRequest' || subject === undefined) return undefined
  if (role.role !== 'student' || role.isTestUser) return undefined
  if ('consumerKey' in from) return byOutcomes(claims, from.consumerKey)
  return byGrades(claims, from.deploymentId, subject, resourceLinkId) ?? byOutcomes(claims, formerKey(claims))
}

function byGrades(
  { services: { grades } }: LaunchClaims,
  deploymentId: string,
  userId: string,
  resourceLinkId: string | undefined,
): Recipient | undefined {
  if (!grades?.scopes.includes(serviceScopes.scores)) return undefined
  const { scopes, lineItemUrl, lineItemsUrl } = grades
  if (!lineItemUrl && !lineItemsUrl) return undefined
  return { by: 'grades', deploymentId, userId, scopes, lineItemUrl, lineItemsUrl, resourceLinkId }
}

function byOutcomes(
  { services: { outcomes } }: LaunchClaims,
  consumerKey: string | undefined,
): Recipient | undefined {
  return outcomes && consumerKey !== undefined ? { by: 'outcomes', consumerKey, ...outcomes } : undefined
}

/** Basic Outcomes within LTI 1.3 are signed as they were in LTI 1.1, so the launch must say with which key. */
function formerKey({ all }: LaunchClaims): string | undefined {
  const { oauth_consumer_key: key } = (all[migrationClaimName] ?? {}) as Record<string, unknown>
  return typeof key === 'string' && key !== '' ? key : undefined
}
