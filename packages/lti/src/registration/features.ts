import type { MessageType } from '../launch/message-types.ts'
import { serviceScopes } from '../services/service-scopes.ts'
import type { ToolPlacement } from './tool-description.ts'

/** What a feature cannot do without. Every launch carries `iss` and `sub` and opens resource links. */
export interface FeatureNeeds {
  scopes?: readonly string[]
  claims?: readonly PersonClaim[]
  messages?: readonly MessageType[]
  placements?: readonly ToolPlacement[]
  customParameters?: Readonly<Record<string, string>>
}

export type PersonClaim = 'name' | 'given_name' | 'family_name' | 'email'

/** Each may be switched on by itself; what none of them needs is not asked for. */
export const registrationFeatures = {
  'course-menu': { placements: ['course-menu'] },
  'account-menu': { placements: ['account-menu'] },
  'content-picking': {
    messages: ['LtiDeepLinkingRequest'],
    placements: ['content-picker', 'editor'],
  },
  names: { claims: ['name', 'given_name', 'family_name'] },
  emails: { claims: ['email'] },
  roster: { scopes: [serviceScopes.memberships] },
  'grade-columns': { scopes: [serviceScopes.lineItems] },
  'grade-passback': { scopes: [serviceScopes.scores] },
  'grade-reading': { scopes: [serviceScopes.results] },
  'submission-review': { messages: ['LtiSubmissionReviewRequest'] },
  'data-privacy': { messages: ['LtiDataPrivacyLaunchRequest'] },
  'course-launch': { messages: ['LtiContextLaunchRequest'] },
  'course-copies': { scopes: [serviceScopes.noticeHandlers] },
  'terms-of-use': {
    messages: ['LtiEulaRequest'],
    scopes: [serviceScopes.eulaUser],
  },
  // Colours and contrast of the host, by whatever variables its vendor has for them.
  appearance: {},
  // Lower case, because Schoology loses the case of keys.
  'grade-levels': {
    customParameters: {
      person_grade_levels: '$User.gradeLevels.oneRoster',
      context_grade_levels: '$Context.gradeLevels.oneRoster',
    },
  },
} as const satisfies Record<string, FeatureNeeds>

export type RegistrationFeature = keyof typeof registrationFeatures
