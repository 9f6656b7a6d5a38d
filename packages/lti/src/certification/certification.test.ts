import { describe, expect, test } from 'vitest'
import { claimNames, launchChecks, type RoleClass } from '../index.ts'
import { aLaunch, institution, membership, simulatedPlatform, simulatedTool } from '../testing/index.ts'

/** The tool's part of the 1EdTech certification guide (LTI v1p3, §6.1), test by test under its names. */
const platform = await simulatedPlatform()
const tool = simulatedTool([platform])

const without = (...names: string[]) => Object.fromEntries(names.map((name) => [name, undefined]))

describe('6.1.1 Known "bad" payloads are refused', () => {
  const bad = [
    {
      name: '1 No KID sent in JWT header',
      header: { kid: undefined, junk: 'x' },
      code: 'lti.kid-missing',
    },
    { name: '2 Incorrect KID in JWT header', header: { kid: 'imstester_66067' }, code: 'lti.kid-unknown' },
    {
      name: '3 Wrong LTI version',
      claims: { [claimNames.version]: '11.3' },
      code: 'lti.version-unsupported',
    },
    { name: '4 No LTI version', claims: without(claimNames.version), code: 'lti.version-missing' },
    {
      name: '5 Invalid LTI message',
      payload: {
        ...without('iss', 'aud', 'iat', 'exp', 'nonce', claimNames.deploymentId),
        name: 'badltilaunch',
      },
      code: 'lti.issuer-mismatch',
    },
    {
      name: '6 Missing LTI claims (message_type, version, roles)',
      claims: without(claimNames.messageType, claimNames.version, claimNames.roles),
      code: 'lti.version-missing',
    },
    {
      name: '6 Missing LTI claims (aud, iss, sub, deployment_id, roles)',
      claims: without('aud', 'iss', 'sub', claimNames.deploymentId, claimNames.roles),
      code: 'lti.issuer-mismatch',
    },
    { name: '7 Timestamps incorrect', claims: { iat: 11111, exp: 22222 }, code: 'lti.token-expired' },
    {
      name: '8 message_type claim missing',
      claims: without(claimNames.messageType),
      code: 'lti.message-type-missing',
    },
    { name: '9 role claim missing', claims: without(claimNames.roles), code: 'lti.roles-missing' },
    {
      name: '10 deployment_id claim missing',
      claims: without(claimNames.deploymentId),
      code: 'lti.deployment-missing',
    },
    {
      name: '11 resource_link_id claim missing',
      claims: without(claimNames.resourceLink),
      code: 'lti.resource-link-missing',
    },
    { name: '12 user claim missing', claims: without('sub'), code: 'lti.subject-missing' },
    { name: '12 user claim missing (empty)', claims: { sub: '' }, code: 'lti.subject-missing' },
  ]

  test.each(bad)('$name: $code', async ({ claims, payload, header, code }) => {
    await expect(tool.launch(platform, payload ?? aLaunch({ claims }), { header })).rejects.toMatchObject({
      code,
    })
  })
})

const noEmail = without('email')
const noNames = without('name', 'given_name', 'family_name')
const unknownRole = 'http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper'

const valid: Record<
  'teacher' | 'student',
  { name: string; claims?: Record<string, unknown>; role?: RoleClass['role']; context?: null }[]
> = {
  teacher: [
    { name: 'Valid Instructor Launch' },
    {
      name: 'Valid Instructor Launch with Roles',
      claims: {
        [claimNames.roles]: [`${membership}Instructor`, `${institution}Staff`, `${institution}Other`],
      },
    },
    { name: 'Valid Instructor Launch Short Role', claims: { [claimNames.roles]: ['Instructor'] } },
    {
      name: 'Valid Instructor Launch Unknown Role',
      claims: { [claimNames.roles]: [unknownRole] },
      role: 'none',
    },
    { name: 'Valid Instructor Launch No Role', claims: { [claimNames.roles]: [''] }, role: 'none' },
    { name: 'Valid Instructor Launch Email Only', claims: noNames },
    { name: 'Valid Instructor Launch Names Only', claims: noEmail },
    { name: 'Valid Instructor No PII', claims: { ...noNames, ...noEmail } },
    {
      name: 'Valid Instructor Email Without Context',
      claims: { ...noNames, ...without(claimNames.context) },
      context: null,
    },
  ],
  student: [
    { name: 'Valid Student Launch' },
    {
      name: 'Valid Student Launch with Roles',
      claims: {
        [claimNames.roles]: [`${membership}Learner`, `${institution}Student`, `${institution}Mentor`],
      },
    },
    { name: 'Valid Student Launch Short Role', claims: { [claimNames.roles]: ['Learner'] } },
    {
      name: 'Valid Student Launch Unknown Role',
      claims: {
        [claimNames.roles]: [
          `${membership}Learner`,
          'http://purl.imsglobal.org/vocab/lis/v2/uknownrole/unknown#Unknown',
        ],
      },
    },
    { name: 'Valid Student Launch No Role', claims: { [claimNames.roles]: [''] }, role: 'none' },
    { name: 'Valid Student Launch Email Only', claims: noNames },
    { name: 'Valid Student Launch Names Only', claims: noEmail },
    { name: 'Valid Student No PII', claims: { ...noNames, ...noEmail } },
    {
      name: 'Valid Student Email Without Context',
      claims: { ...noNames, ...without(claimNames.context) },
      context: null,
    },
  ],
}

describe.each([
  { section: '6.1.2 Valid teacher launches', who: 'teacher' },
  { section: '6.1.3 Valid student launches', who: 'student' },
] as const)('$section are accepted', ({ who }) => {
  test.each(valid[who])('$name', async ({ claims, role = who, context }) => {
    const message: Record<string, unknown> = aLaunch({ role: who, claims })
    const launch = await tool.launch(platform, message)

    expect(launch.role.role).toBe(role)
    expect(launch).toMatchObject({ subject: message.sub, resourceLink: { id: 'link-1' } })
    expect(launch.claims.email).toBe(message.email)
    expect(launch.claims.name).toBe(message.name)
    expect(launch.claims.context?.id).toBe(context === null ? undefined : 'course-1')
    expect(launch.roles).not.toContain('')
    expect(launch.passed).toEqual(launchChecks)
  })

  test('the guide has nine of them', () => expect(valid[who]).toHaveLength(9))
})
