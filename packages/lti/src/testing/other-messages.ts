import { claimNames } from '../launch/claims.ts'
import type { MessageType } from '../launch/message-types.ts'
import { aLaunch, type LaunchOptions } from './a-launch.ts'

type Claims = Record<string, unknown>

/** A deep linking request as certification sends it: no link, no target. */
export const aDeepLinkingRequest = (options: LaunchOptions = {}): Claims =>
  aMessage('LtiDeepLinkingRequest', options, {
    [claimNames.targetLinkUri]: undefined,
    [claimNames.deepLinkingSettings]: {
      deep_link_return_url: 'https://lms.example/deep-linking',
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['iframe'],
    },
  })

/** A teacher opens what a student did for one grade column. */
export const aSubmissionReview = (options: LaunchOptions = {}): Claims =>
  aMessage('LtiSubmissionReviewRequest', options, {
    [claimNames.resourceLink]: { id: 'link-1' },
    [claimNames.forUser]: { user_id: 'student-1' },
    [claimNames.grades]: {
      scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
      lineitems: 'https://lms.example/lineitems',
      lineitem: 'https://lms.example/lineitems/1',
    },
  })

/** An administrator asks what is held about somebody. */
export const aDataPrivacyLaunch = (options: LaunchOptions = {}): Claims =>
  aMessage(
    'LtiDataPrivacyLaunchRequest',
    { role: 'admin', ...options },
    {
      [claimNames.context]: undefined,
      [claimNames.forUser]: { user_id: 'student-1' },
    },
  )

export const aContextLaunch = (options: LaunchOptions = {}): Claims =>
  aMessage('LtiContextLaunchRequest', options, {})

/** Somebody has to accept our terms before the platform goes on. */
export const aEulaRequest = (options: LaunchOptions = {}): Claims =>
  aMessage('LtiEulaRequest', options, {
    [claimNames.eula]: {
      url: 'https://lms.example/eula',
      scope: ['https://purl.imsglobal.org/spec/lti/scope/eula/user'],
    },
  })

/** One honest message of each type. */
export const messages: Record<MessageType, (options?: LaunchOptions) => Claims> = {
  LtiResourceLinkRequest: aLaunch,
  LtiDeepLinkingRequest: aDeepLinkingRequest,
  LtiSubmissionReviewRequest: aSubmissionReview,
  LtiDataPrivacyLaunchRequest: aDataPrivacyLaunch,
  LtiContextLaunchRequest: aContextLaunch,
  LtiEulaRequest: aEulaRequest,
}

const aMessage = (type: MessageType, options: LaunchOptions, itsClaims: Claims): Claims =>
  aLaunch({
    ...options,
    claims: {
      [claimNames.messageType]: type,
      [claimNames.resourceLink]: undefined,
      ...itsClaims,
      ...options.claims,
    },
  })
