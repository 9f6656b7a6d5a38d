import { isAbsent, shown, type ClaimSet } from './claim-values.ts'
import { claimNames } from './claims.ts'
import { refuse } from './refusals.ts'

/**
 * The messages that a tool answers, and what each must carry beyond version and deployment; every word is a
 * check of the chain by that name. Adding a type obliges to add its facts to `Message`.
 */
export const messageDemands = {
  LtiResourceLinkRequest: ['target', 'roles', 'resource-link', 'subject'],
  LtiDeepLinkingRequest: ['deep-linking-settings'],
  LtiSubmissionReviewRequest: ['target', 'roles', 'subject', 'for-user', 'line-item'],
  LtiDataPrivacyLaunchRequest: ['target', 'roles', 'subject', 'for-user'],
  LtiContextLaunchRequest: ['target', 'roles', 'subject', 'context'],
  // Canvas sends no return_url with it: it wants to be closed by `lti.close`.
  LtiEulaRequest: ['target', 'roles', 'subject', 'eula-service'],
} as const

export type MessageType = keyof typeof messageDemands
export type Demand = (typeof messageDemands)[MessageType][number]
export type Demands = readonly Demand[]

/** Names under which some platforms send a type. */
const aliases: Readonly<Record<string, MessageType>> = {
  DataPrivacyLaunchRequest: 'LtiDataPrivacyLaunchRequest',
}

const types: ReadonlyMap<unknown, MessageType> = new Map([
  ...(Object.keys(messageDemands) as MessageType[]).map((type) => [type, type] as const), // its own keys
  ...Object.entries(aliases),
])

/** Core §5.3.1. */
export function supportedMessageType(payload: ClaimSet): MessageType {
  const found = payload[claimNames.messageType]
  if (isAbsent(found)) throw refuse('lti.message-type-missing', 'The id_token names no LTI message type.')
  const type = types.get(found)
  if (type) return type
  throw refuse(
    'lti.message-type-unsupported',
    `The message type ${shown(found)} is not supported; supported are ${Object.keys(messageDemands).join(', ')}. ` +
      'Remove that placement from the platform.',
    { found: shown(found) },
  )
}

export const demandsOf = (type: MessageType): Demands => messageDemands[type]
