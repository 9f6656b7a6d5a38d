import { refuseSignIn } from './sign-in-refusals.ts'

const google = 'https://www.googleapis.com/auth/'

export const scopes = {
  openid: 'openid',
  email: `${google}userinfo.email`,
  addOnsTeacher: `${google}classroom.addons.teacher`,
  addOnsStudent: `${google}classroom.addons.student`,
  courses: `${google}classroom.courses.readonly`,
  courseWork: `${google}classroom.coursework.students`,
  rosters: `${google}classroom.rosters.readonly`,
  pushNotifications: `${google}classroom.push-notifications`,
  directoryUsers: `${google}admin.directory.user.readonly`,
  directoryOrgUnits: `${google}admin.directory.orgunit.readonly`,
  marketplaceLicences: `${google}appsmarketplace.license`,
} as const

/** Without `userinfo.email` (or `.profile`) Classroom never sends a login hint. */
const identity = [scopes.openid, scopes.email]

/**
 * Who is asked for what; beyond the first of each only when a feature is used for the first time. A student is never
 * asked for the teacher's scope: Classroom could then open the wrong view.
 */
export const accessFeatures = {
  teacher: {
    addOn: [...identity, scopes.addOnsTeacher],
    links: [scopes.courses, scopes.courseWork],
  },
  student: { addOn: [...identity, scopes.addOnsStudent] },
  administrator: {
    identity,
    // The directory proves that what they are shown is all there is.
    roster: [scopes.courses, scopes.rosters, scopes.directoryUsers],
    notices: [scopes.courses, scopes.rosters, scopes.pushNotifications],
    directory: [scopes.directoryUsers, scopes.directoryOrgUnits],
    installation: [scopes.marketplaceLicences],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type Audience = keyof typeof accessFeatures
export type AccessFeature =
  | keyof (typeof accessFeatures)['teacher']
  | keyof (typeof accessFeatures)['student']
  | keyof (typeof accessFeatures)['administrator']

/**
 * The scopes of these features for this audience, who it is included.
 * @throws Problem `classroom.scope-not-for-audience`
 */
export function scopesFor(audience: Audience, features: readonly AccessFeature[]): string[] {
  const offered: Partial<Record<AccessFeature, readonly string[]>> = accessFeatures[audience]
  return [...new Set([...identity, ...features.flatMap((feature) => offered[feature] ?? notFor(feature))])]

  function notFor(feature: AccessFeature): never {
    throw refuseSignIn(
      'classroom.scope-not-for-audience',
      `A ${audience} is never asked for what ${feature} needs.`,
      { audience, feature },
    )
  }
}

/**
 * Everyone can untick scopes, so what was granted is looked at.
 * @throws Problem `classroom.scope-refused` with the missing ones
 */
export function requireScopes(granted: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((scope) => !granted.includes(scope))
  if (missing.length > 0)
    throw refuseSignIn(
      'classroom.scope-refused',
      `On Google's page not everything was ticked; missing is ${missing.join(', ')}. Sign in again and leave all ticked. ` +
        'An administrator can grant it for everyone when installing the add-on for the domain.',
      { missing },
    )
}
