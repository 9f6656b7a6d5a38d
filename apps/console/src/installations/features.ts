import type { FeatureNeeds, LtiFeature } from '@lectern/api-contracts'
import type { Language } from '../language/language.tsx'

/** In the order in which the console tells them. */
export const features = [
  'roster',
  'credit',
  'course-copies',
  'terms-of-use',
] as const satisfies readonly LtiFeature[]

const permissions = {
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly': 'permission.members',
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem': 'permission.columns',
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly': 'permission.seeColumns',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score': 'permission.scores',
  'https://purl.imsglobal.org/spec/lti/scope/noticehandlers': 'permission.notices',
  'https://purl.imsglobal.org/spec/lti/scope/eula/user': 'permission.terms',
  LtiSubmissionReviewRequest: 'permission.review',
  LtiEulaRequest: 'permission.termsPage',
} as const

export interface Permission {
  /** What an administrator pastes or looks for in the platform. */
  value: string
  label: string
}

/** What a feature asks a platform for: permissions and messages, each by a name for people. */
export const permissionsOf = (t: Language['t'], { scopes, messages }: FeatureNeeds): Permission[] =>
  [...scopes, ...messages].map((value) => ({
    value,
    // What Lectern asks for tomorrow still has its own name.
    label: isKnown(value) ? t(permissions[value]) : value,
  }))

const isKnown = (value: string): value is keyof typeof permissions => Object.hasOwn(permissions, value)
