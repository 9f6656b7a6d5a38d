import { expect, test } from 'vitest'
import { classifyRoles } from './roles.ts'

const context = (role: string) => `http://purl.imsglobal.org/vocab/lis/v2/membership#${role}`
const kind = (principal: string, role: string) =>
  `http://purl.imsglobal.org/vocab/lis/v2/membership/${principal}#${role}`
const institution = (role: string) => `http://purl.imsglobal.org/vocab/lis/v2/institution/person#${role}`
const system = (role: string) => `http://purl.imsglobal.org/vocab/lis/v2/system/person#${role}`
const testUser = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'

test.each([
  { who: 'a teacher', roles: [context('Instructor')], is: 'teacher/course' },
  { who: 'a student', roles: [context('Learner')], is: 'student/course' },
  { who: 'a parent', roles: [context('Mentor')], is: 'observer/course' },
  { who: 'an administrator of the course', roles: [context('Administrator')], is: 'admin/course' },
  { who: 'a course designer', roles: [context('ContentDeveloper')], is: 'teacher/course' },
  { who: 'a teaching assistant', roles: [kind('Instructor', 'TeachingAssistant')], is: 'teacher/course' },
  { who: 'a guest learner', roles: [kind('Learner', 'GuestLearner')], is: 'student/course' },
  { who: 'a learner of the kind "Instructor"', roles: [kind('Learner', 'Instructor')], is: 'student/course' },
  { who: 'an external observer', roles: [kind('Manager', 'ExternalObserver')], is: 'observer/course' },
  {
    who: 'someone with two roles here, by the stronger',
    roles: [context('Learner'), context('Instructor')],
    is: 'teacher/course',
  },
  {
    who: 'an administrator of the institution who is a learner here',
    roles: [institution('Administrator'), system('Administrator'), context('Learner')],
    is: 'student/course',
  },
  {
    who: 'an administrator of the institution outside a course',
    roles: [institution('Administrator'), system('User')],
    is: 'admin/account',
  },
  { who: 'an administrator of the system', roles: [system('SysAdmin')], is: 'admin/account' },
  { who: 'faculty outside a course', roles: [institution('Faculty')], is: 'teacher/account' },
  { who: 'a student outside a course', roles: [institution('Student')], is: 'student/account' },
  { who: 'a user of the system', roles: [system('User'), system('None')], is: 'none/none' },
  {
    who: 'other staff, alumni and guests',
    roles: ['Staff', 'Alumni', 'Guest'].map(institution),
    is: 'none/none',
  },
  {
    who: 'a deprecated role of system or institution',
    roles: ['http://purl.imsglobal.org/vocab/lis/v2/person#Administrator'],
    is: 'admin/account',
  },
  { who: 'a short name', roles: ['Instructor'], is: 'teacher/course' },
  { who: 'a context role of LTI 1.1', roles: ['urn:lti:role:ims/lis/Learner'], is: 'student/course' },
  { who: 'a kind of it', roles: ['urn:lti:role:ims/lis/Instructor/GuestInstructor'], is: 'teacher/course' },
  { who: 'an assistant of LTI 1.1', roles: ['urn:lti:role:ims/lis/TeachingAssistant'], is: 'teacher/course' },
  {
    who: 'an institution role of LTI 1.1',
    roles: ['urn:lti:instrole:ims/lis/Administrator'],
    is: 'admin/account',
  },
  { who: 'a system role of LTI 1.1', roles: ['urn:lti:sysrole:ims/lis/SysAdmin'], is: 'admin/account' },
  { who: 'nobody', roles: [], is: 'none/none' },
  {
    who: 'unknown roles and names that only look alike',
    roles: [
      'http://example.com/roles#Instructor',
      `x${context('Instructor')}`,
      `${context('Instructor')}s`,
      'instructor',
      'constructor',
      '__proto__',
      context('toString'),
      '',
    ],
    is: 'none/none',
  },
])('$who is $is', ({ roles, is }) => {
  const { role, scope } = classifyRoles(roles)
  expect(`${role}/${scope}`).toBe(is)
})

test('the test user of a platform is a student who is nobody', () => {
  expect(classifyRoles([context('Learner'), testUser])).toEqual({
    role: 'student',
    scope: 'course',
    isTestUser: true,
  })
})
