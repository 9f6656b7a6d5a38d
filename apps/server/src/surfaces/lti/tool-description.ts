import type { FeatureNeeds } from '@lectern/api-contracts'
import {
  needsOf,
  registrationVendors,
  type ProfileName,
  type RegistrationFeature,
  type RegistrationVendor,
  type ToolDescription,
} from '@lectern/lti'
import { ltiFeatures, type LtiFeature } from '@lectern/tenancy'

/** How Lectern presents itself to platforms. */
export const toolDescription = (publicUrl: string): ToolDescription => ({
  name: { en: 'Lectern', es: 'Lectern' },
  description: {
    en: 'The apps your district has approved, and how to use them.',
    es: 'Las aplicaciones que su distrito ha aprobado, y cómo usarlas.',
  },
  labels: {
    'course-menu': { en: 'Approved apps', es: 'Aplicaciones aprobadas' },
    'content-picker': { en: 'Approved apps', es: 'Aplicaciones aprobadas' },
    editor: { en: 'Approved apps', es: 'Aplicaciones aprobadas' },
  },
  loginUrl: `${publicUrl}/lti/login`,
  launchUrl: `${publicUrl}/lti/launch`,
  jwksUrl: `${publicUrl}/lti/jwks`,
  homeUrl: publicUrl,
})

/** What every installation does, and so what is asked for at least: no names, no rosters, no grades. */
const always: readonly RegistrationFeature[] = [
  'course-menu',
  'account-menu',
  'content-picking',
  'course-launch',
  'data-privacy',
  'appearance',
]

const neededFor: Readonly<Record<LtiFeature, readonly RegistrationFeature[]>> = {
  roster: ['roster'],
  credit: ['grade-columns', 'grade-passback', 'submission-review'],
  'course-copies': ['course-copies'],
  'terms-of-use': ['terms-of-use'],
}

/** What a platform is asked for when these features are switched on. */
export const askedFor = (features: readonly LtiFeature[]): RegistrationFeature[] => [
  ...always,
  ...features.flatMap((feature) => neededFor[feature]),
]

export const vendorOf = (profile: string): RegistrationVendor =>
  registrationVendors[profile as ProfileName] ?? registrationVendors.strict

/** What each feature by itself asks a platform of this profile for. */
export const needsOfFeatures = (profile: string): FeatureNeeds[] =>
  ltiFeatures.map((feature) => {
    const { scopes, messages } = needsOf(neededFor[feature], vendorOf(profile))
    return { feature, scopes: [...scopes], messages: [...messages] }
  })
