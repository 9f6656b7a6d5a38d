import { claimNames } from '@lectern/lti'
import type { Expectation } from './case.ts'

/** How one kind of platform launches; a case still replaces what it is about. */
export interface ConformanceProfile {
  loginMethod: 'GET' | 'POST'
  /** Beside or in place of what any platform says. */
  claims(role: 'teacher' | 'student'): Record<string, unknown>
  /** Where a tool may do for this platform what it must not do for others, by case. */
  expected?: Readonly<Record<string, Expectation>>
}

const offering = 'http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'
const junk = { errors: { errors: {} }, validation_context: null }
const course = { id: 'course-1', label: 'BIO-9', title: 'Biology 9', type: [offering] }
const instance = (family: string) => ({
  guid: 'platform-1',
  name: 'Example District',
  product_family_code: family,
})

export const conformanceProfiles = {
  strict: { loginMethod: 'POST', claims: () => ({}) },

  canvas: {
    loginMethod: 'POST',
    claims: () => ({
      picture: null,
      [claimNames.context]: { ...course, ...junk },
      [claimNames.lis]: { person_sourcedid: null, course_offering_sourcedid: null, ...junk },
      [claimNames.toolPlatform]: { ...instance('canvas'), version: 'cloud', ...junk },
      [claimNames.custom]: { prefers_high_contrast: '$com.instructure.user.prefersHighContrast', year: 2026 },
      [claimNames.legacyUserId]: '',
      [claimNames.canvasPlacement]: 'course_navigation',
    }),
  },

  schoology: {
    loginMethod: 'GET',
    claims: (role) => ({
      sub: `${role === 'teacher' ? 71 : 72}::0123456789abcdef0123456789abcdef`,
      locale: undefined,
      [claimNames.context]: { id: course.id, title: course.title },
      [claimNames.toolPlatform]: instance('schoology'),
      // The names of parameters lose their case there.
      [claimNames.custom]: { context_id_history: '$Context.id.history' },
    }),
    // Its left navigation launches without a resource link.
    expected: { 'bad-11': 'either' },
  },

  moodle: {
    loginMethod: 'POST',
    claims: (role) => ({
      sub: role === 'teacher' ? '3' : '4',
      exp: Math.floor(Date.now() / 1000) + 60,
      [claimNames.context]: { ...course, type: ['CourseSection'] },
      [claimNames.lis]: { person_sourcedid: '', course_section_sourcedid: '' },
      [claimNames.toolPlatform]: { ...instance('moodle'), version: '2024042206' },
    }),
  },
} as const satisfies Record<string, ConformanceProfile>

export type ConformanceProfileName = keyof typeof conformanceProfiles
