import { claimNames } from '../launch/claims.ts'

export interface LaunchOptions {
  role?: 'teacher' | 'student' | 'observer' | 'admin'
  /** Where the link leads. */
  target?: string
  /** By their wire names (`claimNames`); they replace what stands here, and `undefined` takes a claim out. */
  claims?: Record<string, unknown>
}

export const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#'
export const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#'

const people = {
  teacher: { sub: 'teacher-1', name: 'Tara Teacher', given_name: 'Tara', family_name: 'Teacher' },
  student: { sub: 'student-1', name: 'Sam Student', given_name: 'Sam', family_name: 'Student' },
  observer: { sub: 'parent-1', name: 'Pat Parent', given_name: 'Pat', family_name: 'Parent' },
  admin: { sub: 'admin-1', name: 'Ada Admin', given_name: 'Ada', family_name: 'Admin' },
}
const roles = {
  teacher: [`${membership}Instructor`],
  student: [`${membership}Learner`],
  observer: [`${membership}Mentor`],
  admin: [`${institution}Administrator`],
}

/** The message of an honest resource link launch in a course; issuer, times and nonce come from the platform. */
export function aLaunch({
  role = 'teacher',
  target = 'https://tool.example/',
  claims,
}: LaunchOptions = {}): Record<string, unknown> {
  return {
    ...people[role],
    email: `${people[role].sub}@example.com`,
    locale: 'en',
    [claimNames.messageType]: 'LtiResourceLinkRequest',
    [claimNames.version]: '1.3.0',
    [claimNames.targetLinkUri]: target,
    [claimNames.resourceLink]: { id: 'link-1', title: 'Apps for this class' },
    [claimNames.roles]: roles[role],
    [claimNames.context]: {
      id: 'course-1',
      label: 'BIO-9',
      title: 'Biology 9',
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [claimNames.toolPlatform]: {
      guid: 'platform-1',
      name: 'Example District',
      product_family_code: 'example',
    },
    [claimNames.launchPresentation]: {
      document_target: 'iframe',
      return_url: 'https://lms.example/return',
      locale: 'en',
    },
    ...claims,
  }
}
