import { readSettings, type DeepLinkingSettings } from '../deep-linking/settings.ts'
import { identifier, record, strings, text, type ClaimSet } from './claim-values.ts'
import { claimNames, type LaunchClaims, type LaunchContext } from './claims.ts'
import type { Demands, MessageType } from './message-types.ts'
import { refuse } from './refusals.ts'
import type { EulaService } from './service-claims.ts'

/** All that a message may be about. */
export interface MessageFacts {
  messageType: MessageType
  /** Where the message leads: always with us. */
  target?: URL
  deepLinking?: DeepLinkingSettings
  forUser?: ForUser
  lineItemUrl?: string
  context?: LaunchContext
  eula?: EulaService
}

/** What each message is about for certain: `messageDemands` as types. */
export type Message =
  | About<'LtiResourceLinkRequest', 'target'>
  | About<'LtiDeepLinkingRequest', 'deepLinking'>
  | About<'LtiSubmissionReviewRequest', 'target' | 'forUser' | 'lineItemUrl'>
  | About<'LtiDataPrivacyLaunchRequest', 'target' | 'forUser'>
  | About<'LtiContextLaunchRequest', 'target' | 'context'>
  | About<'LtiEulaRequest', 'target' | 'eula'>

type About<T extends MessageType, Fact extends keyof MessageFacts> = { messageType: T } & Required<
  Pick<MessageFacts, Fact>
>

/** The person whom a message is about, who is not the one who launches. */
export interface ForUser {
  /** As `sub` of that person's own launches. */
  id: string
  personSourcedId?: string
  name?: string
  givenName?: string
  familyName?: string
  email?: string
  roles: string[]
}

/** Deep Linking §4.4.1. */
export function namedDeepLinking(payload: ClaimSet, demands: Demands): DeepLinkingSettings | undefined {
  if (!demands.includes('deep-linking-settings')) return undefined
  return readSettings(payload[claimNames.deepLinkingSettings])
}

/** Submission Review 1.0, and the draft of the data privacy launch. */
export function namedForUser(payload: ClaimSet, demands: Demands): ForUser | undefined {
  if (!demands.includes('for-user')) return undefined
  const user = record(payload[claimNames.forUser], 'for_user')
  const id = identifier(user?.user_id, 'for_user.user_id')
  if (user === undefined || id === undefined)
    throw refuse('lti.for-user-missing', 'The id_token does not say whom it is about (for_user.user_id).')
  return {
    id,
    personSourcedId: text(user.person_sourcedid),
    name: text(user.name),
    givenName: text(user.given_name),
    familyName: text(user.family_name),
    email: text(user.email),
    roles: strings(user.roles, 'for_user.roles') ?? [],
  }
}

/** Submission Review 1.0: the work to show is that of one grade column (AGS §3.1). */
export function namedLineItem({ services }: LaunchClaims, demands: Demands): string | undefined {
  if (!demands.includes('line-item')) return undefined
  const url = services.grades?.lineItemUrl
  if (url !== undefined) return url
  throw refuse(
    'lti.line-item-missing',
    'The id_token does not say which grade column is reviewed (the lineitem of the grade service). ' +
      'Switch on assignment and grade services for this tool in the platform.',
  )
}

/** Core §5.4.1. */
export function namedContext({ context }: LaunchClaims, demands: Demands): LaunchContext | undefined {
  if (!demands.includes('context')) return undefined
  if (context) return context
  throw refuse('lti.context-missing', 'The id_token does not say which course was opened (context.id).')
}

export function namedEulaService({ services }: LaunchClaims, demands: Demands): EulaService | undefined {
  if (!demands.includes('eula-service')) return undefined
  if (services.eula) return services.eula
  throw refuse(
    'lti.eula-service-missing',
    'The id_token does not say where to report that the terms were accepted (eulaservice.url).',
  )
}
