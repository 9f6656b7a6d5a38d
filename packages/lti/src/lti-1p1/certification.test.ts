import { describe, expect, test } from 'vitest'
import type { Problem } from '@lectern/problem'
import type { RoleClass } from '../launch/roles.ts'
import { returnAddress } from '../launch/return-address.ts'
import { aConsumer, simulatedTool1p1, type SimulatedLaunch } from './simulated-consumer.ts'
import { launch1p1Checks } from './verify-launch-1p1.ts'

/** The tool's part of the LTI 1.1 certification suite, scenario by scenario under its numbers. Section 6 is outcomes. */
const tool = simulatedTool1p1()

const returnUrl = 'https://lms.example/return?course=1'

describe('1 Invalid launch requests', () => {
  const backToThePlatform: ({ name: string; code: string; says: string } & SimulatedLaunch)[] = [
    {
      name: '1.1 No resource_link_id provided',
      parameters: { resource_link_id: undefined },
      code: 'lti-1p1.resource-link-missing',
      says: 'resource_link_id',
    },
    {
      name: '1.5 Invalid LTI version',
      parameters: { lti_version: 'LTI-1' },
      code: 'lti-1p1.version-unsupported',
      says: 'lti_version',
    },
    {
      name: '1.6 Wrong LTI version',
      parameters: { lti_version: 'LTI-2p0' },
      code: 'lti-1p1.version-unsupported',
      says: 'lti_version',
    },
    {
      name: '1.7 Missing LTI version',
      parameters: { lti_version: undefined },
      code: 'lti-1p1.version-missing',
      says: 'lti_version',
    },
    {
      name: '1.8 Invalid LTI message type',
      parameters: { lti_message_type: 'a-basic-lti-launch-request' },
      code: 'lti-1p1.message-type-unsupported',
      says: 'lti_message_type',
    },
    {
      name: '1.9 Missing LTI message type',
      parameters: { lti_message_type: undefined },
      code: 'lti-1p1.message-type-missing',
      says: 'lti_message_type',
    },
  ]

  test.each(backToThePlatform)(
    '$name: back to the platform with a message',
    async ({ code, says, ...sent }) => {
      const refusal = await refusalOf(sent)
      expect(refusal).toMatchObject({ code, details: { returnTo: returnUrl } })
      const address = new URL(returnAddress(returnUrl, { error: refusal.message, errorLog: refusal.code }))
      expect(address.searchParams.get('lti_errormsg')).toContain(says)
      expect(address.href.startsWith(`${returnUrl}&lti_errormsg=`)).toBe(true)
    },
  )

  const errorPage: ({ name: string; code: string } & SimulatedLaunch)[] = [
    {
      name: '1.2 No resource_link_id or return URL provided',
      parameters: { resource_link_id: undefined, launch_presentation_return_url: undefined },
      code: 'lti-1p1.resource-link-missing',
    },
    {
      name: '1.3 Invalid OAuth consumer key',
      consumer: { ...aConsumer, key: 'district-8' },
      code: 'lti-1p1.consumer-unknown',
    },
    {
      name: '1.4 Invalid OAuth signature',
      tampered: { oauth_signature: 'tR3+Ty81lMeYAr/Fid0kMTYa/WM=' },
      code: 'lti-1p1.signature-invalid',
    },
  ]

  test.each(errorPage)('$name: an error page, nobody is sent anywhere', async ({ code, ...sent }) => {
    const refusal = await refusalOf(sent)
    expect(refusal.code).toBe(code)
    expect(refusal.details.returnTo).toBeUndefined()
  })

  const refusalOf = (sent: SimulatedLaunch): Promise<Problem> =>
    tool.launch(sent).then(
      () => expect.unreachable('the launch was accepted'),
      (error: Problem) => error,
    )
})

const learner = { user_id: 'student-1', roles: 'Learner' }

describe('2 Valid launch requests', () => {
  test.each([
    { name: '2.1 Launch as an instructor', role: 'teacher', link: 'link-1' },
    { name: '2.2 Launch as an instructor from a different resource link', role: 'teacher', link: 'link-2' },
    { name: '2.3 Launch as a learner', role: 'student', link: 'link-1', parameters: learner },
    {
      name: '2.4 Launch as a learner from a different resource link',
      role: 'student',
      link: 'link-2',
      parameters: learner,
    },
  ] as const)('$name', async ({ role, link, ...sent }) => {
    const parameters = { resource_link_id: link, ...('parameters' in sent && sent.parameters) }
    expect(await tool.launch({ parameters })).toMatchObject({
      consumer: aConsumer,
      resourceLink: { id: link },
      subject: `${role}-1`,
      role: { role, scope: 'course' },
      claims: { context: { id: 'course-1', types: ['CourseSection'] } },
      passed: launch1p1Checks,
    })
  })
})

describe('3 Types of user roles', () => {
  test.each<{ name: string; roles: string; role: Partial<RoleClass> }>([
    {
      name: '3.1 Launch as an instructor using a fully-qualified URN',
      roles: 'urn:lti:role:ims/lis/Instructor',
      role: { role: 'teacher', scope: 'course' },
    },
    {
      name: '3.2 Launch as an instructor with a list of roles',
      roles: 'urn:non:ims/something/Else,Instructor,urn:lti:instrole:ims/lis/Alumni',
      role: { role: 'teacher', scope: 'course' },
    },
    {
      name: '3.3 Launch as an instructor using a full URN role in a list',
      roles: 'urn:non:ims/something/Else,urn:lti:role:ims/lis/Instructor,urn:lti:instrole:ims/lis/Alumni',
      role: { role: 'teacher', scope: 'course' },
    },
    {
      name: '3.4 Launch as a learner using a full URN role in a list',
      roles: 'urn:non:ims/something/Else,urn:lti:role:ims/lis/Learner,urn:lti:instrole:ims/lis/Alumni',
      role: { role: 'student', scope: 'course' },
    },
    {
      name: '3.5 Launch as a user with no context role',
      roles: 'urn:non:ims/something/Else',
      role: { role: 'none', scope: 'none' },
    },
    {
      name: '3.6 Launch as a user with an institution role but no context role',
      roles: 'urn:lti:instrole:ims/lis/Learner',
      role: { role: 'student', scope: 'account' },
    },
    {
      name: '3.7 Launch as a user with an institution role which has no corresponding context role',
      roles: 'urn:lti:instrole:ims/lis/Alumni',
      role: { role: 'none', scope: 'none' },
    },
    {
      name: '3.8 Launch as a user with an unrecognised role',
      roles: 'NotALearner',
      role: { role: 'none', scope: 'none' },
    },
  ])('$name', async ({ roles, role }) => {
    const launch = await tool.launch({ parameters: { roles } })
    expect(launch.role).toMatchObject(role)
    expect(launch.roles).toEqual(roles.split(','))
  })
})

const noNames = {
  lis_person_name_full: undefined,
  lis_person_name_given: undefined,
  lis_person_name_family: undefined,
}
const nobody = { ...noNames, lis_person_contact_email_primary: undefined }
const noContextWords = {
  context_label: undefined,
  context_title: undefined,
  context_type: undefined,
  resource_link_title: undefined,
}
const noContext = { ...noContextWords, context_id: undefined }
const onlyResourceLink = { ...nobody, ...noContext, roles: undefined, user_id: undefined }

describe('4 Levels of user information', () => {
  test('4.1 Launch as a learner with email but no name', async () => {
    const { claims, role } = await tool.launch({ parameters: { ...learner, ...noNames } })
    expect(claims).toMatchObject({ email: 'teacher-1@example.com', name: undefined, givenName: undefined })
    expect(role.role).toBe('student')
  })

  test('4.2 Launch as a learner with given/family but no full name', async () => {
    const { claims } = await tool.launch({ parameters: { ...learner, lis_person_name_full: undefined } })
    expect(claims).toMatchObject({ name: 'Tara Teacher', givenName: 'Tara', familyName: 'Teacher' })
  })

  test('4.3 Launch as a learner with a full name but no given or family names', async () => {
    const parameters = { ...learner, ...noNames, lis_person_name_full: 'Sally R. Person' }
    const { claims } = await tool.launch({ parameters })
    expect(claims).toMatchObject({ name: 'Sally R. Person', givenName: undefined, familyName: undefined })
  })

  test('4.4 Launch as an instructor with no personal information', async () => {
    const { claims, role, subject } = await tool.launch({ parameters: nobody })
    expect(claims).toMatchObject({ name: undefined, email: undefined })
    expect({ subject, role: role.role }).toEqual({ subject: 'teacher-1', role: 'teacher' })
  })

  test('4.5 Launch as an instructor with no context or personal information apart from the context ID', async () => {
    const { claims, role } = await tool.launch({ parameters: { ...nobody, ...noContextWords } })
    expect(claims.context).toEqual({ id: 'course-1', types: [], history: [] })
    expect(role.role).toBe('teacher')
  })

  test('4.6 Launch as Instructor with no context information', async () => {
    const { claims, role } = await tool.launch({ parameters: noContext })
    expect(claims.context).toBeUndefined()
    expect(role).toMatchObject({ role: 'teacher', scope: 'course' })
  })

  test('4.7 Launch with only resource_link_id: back to the platform with a message', async () => {
    await expect(tool.launch({ parameters: onlyResourceLink })).rejects.toMatchObject({
      code: 'lti-1p1.user-missing',
      details: { returnTo: returnUrl },
    })
  })

  test('4.7 Launch with only resource_link_id: a guest, where the installation allows it', async () => {
    const open = simulatedTool1p1([{ ...aConsumer, allowAnonymous: true }])
    expect(await open.launch({ parameters: onlyResourceLink })).toMatchObject({
      subject: undefined,
      resourceLink: { id: 'link-1' },
      roles: [],
      role: { role: 'none' },
    })
  })
})
