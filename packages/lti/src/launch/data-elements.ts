import { isAbsent } from './claim-values.ts'
import type { LaunchClaims } from './claims.ts'
import type { LaunchServices } from './service-claims.ts'

/** Elements of a data privacy agreement's "Schedule of Data" (NDPA, Exhibit B) that a launch or a roster can bring. */
export type DataElement =
  | 'student-name'
  | 'student-email'
  | 'student-app-id'
  | 'student-local-id'
  | 'student-username'
  | 'schedule'
  | 'language'
  | 'in-app-performance'
  | 'other'

const fieldElements: Readonly<Record<string, DataElement>> = {
  sub: 'student-app-id',
  name: 'student-name',
  given_name: 'student-name',
  middle_name: 'student-name',
  family_name: 'student-name',
  email: 'student-email',
  picture: 'other',
  locale: 'language',
  lti11_legacy_user_id: 'student-app-id',
  role_scope_mentor: 'student-app-id',
  'lis.person_sourcedid': 'student-local-id',
  'lis.course_offering_sourcedid': 'schedule',
  'lis.course_section_sourcedid': 'schedule',
  'context.id': 'schedule',
  'context.label': 'schedule',
  'context.title': 'schedule',
  'for_user.user_id': 'student-app-id',
  'for_user.person_sourcedid': 'student-local-id',
  'for_user.name': 'student-name',
  'for_user.given_name': 'student-name',
  'for_user.family_name': 'student-name',
  'for_user.email': 'student-email',
  'ext.user_username': 'student-username',
  'lti1p1.user_id': 'student-app-id',
  'http://www.brightspace.com.user_id': 'student-app-id',
  'http://www.brightspace.com.username': 'student-username',
  'http://www.brightspace.com.org_defined_id': 'student-local-id',
  'https://www.instructure.com/lti_student_id': 'student-app-id',
  // In a roster
  user_id: 'student-app-id',
  lis_person_sourcedid: 'student-local-id',
}

export const elementOfField = (name: string): DataElement | undefined =>
  Object.hasOwn(fieldElements, name) ? fieldElements[name] : undefined

/** What may be fetched for the whole class. */
export const serviceElements: Readonly<Record<keyof LaunchServices, DataElement | undefined>> = {
  memberships: 'student-name',
  grades: 'in-app-performance',
  outcomes: 'in-app-performance',
  groups: 'schedule',
  notices: undefined,
  caliper: undefined,
  eula: undefined,
}

/**
 * A custom parameter is what its value is: `$Person.name.full` may be sent under any name. Only values that the
 * launch also tells elsewhere, and e-mail addresses, are known again.
 */
export function elementOfCustom(claims: LaunchClaims): (value: string) => DataElement | undefined {
  const known = new Map<unknown, DataElement>()
  const learn = (element: DataElement, ...values: unknown[]) => {
    for (const value of values) if (!isAbsent(value)) known.set(value, element)
  }
  const { context, lis, all } = claims
  learn('schedule', context?.id, context?.label, context?.title)
  learn('schedule', lis.courseOfferingSourcedId, lis.courseSectionSourcedId)
  learn('student-app-id', all.sub, claims.legacyUserId)
  learn('student-local-id', lis.personSourcedId)
  learn('student-email', claims.email)
  learn('student-name', claims.name, claims.givenName, claims.familyName)
  return (value) => known.get(value) ?? (emailForm.test(value) ? 'student-email' : undefined)
}

const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
