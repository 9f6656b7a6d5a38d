import { describe, expect, test } from 'vitest'
import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { ContextId, DistrictId, InstallationId } from '@lectern/launch'
import { pseudonyms, type ContextServices, type LtiInstallation, type RosterMember } from '@lectern/tenancy'
import { judge, rosterSource } from './roster-source.ts'

const problem = (code: string, details = {}) =>
  new Problem({ kind: 'upstream', code, message: 'It says "no".', details })

describe('what a platform answers', () => {
  test.each(['lti.service-forbidden', 'lti.service-unauthorized', 'lti.service-token-refused'])(
    'by %s is a denial',
    (code) => expect(judge(problem(code))).toEqual({ verdict: 'denied' }),
  )

  test.each(['lti.service-answer-invalid', 'lti.service-pages-repeat', 'roster.not-offered'])(
    'by %s lasts',
    (code) => expect(judge(problem(code))).toEqual({ verdict: 'failed' }),
  )

  test.each([
    [undefined, 60_000],
    [5, 60_000],
    [900, 900_000],
    [86_400, 4 * 60 * 60_000],
  ])('by asking for %s seconds of patience is waited out for %s ms', (retryAfterSeconds, afterMs) => {
    expect(judge(problem('lti.service-unavailable', { retryAfterSeconds }))).toEqual({
      verdict: 'later',
      afterMs,
    })
  })
})

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#'
const names = pseudonyms(new Uint8Array(32).fill(3))
const districtId = 'd' as DistrictId

function reading(members: object[], deployments: LtiInstallation['deployments'] = { 'd-1': 'active' }) {
  const answer = { members, context: { id: '7' } }
  const ports = {
    connect: () => ({
      call: async () => ({
        status: 200,
        headers: new Headers(),
        url: new URL('https://lms.example/members'),
        words: '',
        json: () => answer,
      }),
    }),
    pseudonyms: names,
    received: { note: () => {}, close: async () => {} },
  }
  const installation = { installationId: 'i', issuer: 'https://lms.example', deployments } as LtiInstallation
  const services: ContextServices = {
    contextId: 'c' as ContextId,
    installationId: 'i' as InstallationId,
    deploymentId: 'd-1',
    membershipsUrl: 'https://lms.example/members',
    lineItemsUrl: null,
    gradeScopes: [],
  }
  return rosterSource(ports, { districtId } as DistrictScope, installation, services)
}

async function readAll(members: object[]): Promise<RosterMember[]> {
  const all: RosterMember[] = []
  for await (const page of reading(members).read(undefined)) all.push(...page.members)
  return all
}

describe('a member', () => {
  test('is who a launch makes of the same names', async () => {
    const [member] = await readAll([{ user_id: 'u-1', roles: ['Learner'], lis_person_sourcedid: '4711' }])
    expect(member).toEqual({
      subjectHash: names.subject(districtId, 'https://lms.example', 'u-1'),
      sourcedIdHash: names.sourcedId(districtId, '4711'),
      role: 'student',
      active: true,
    })
  })

  test.each([
    [[`${membership}Instructor`], 'teacher'],
    [['Administrator'], 'admin'],
    [['Mentor'], 'other'],
    [['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Faculty'], 'other'],
    [['Something else'], 'other'],
  ])('with %s is %s in the course', async (roles, role) => {
    expect(await readAll([{ user_id: 'u-1', roles }])).toMatchObject([{ role }])
  })

  test('that is the test user of the platform is nobody', async () => {
    const roles = ['Learner', 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser']
    expect(await readAll([{ user_id: 'u-1', roles }])).toEqual([])
  })
})

test('the list of a deployment that the director blocked is not asked for', async () => {
  const pages = reading([], { 'd-1': 'blocked' }).read(undefined)
  await expect(Promise.resolve(pages[Symbol.asyncIterator]().next())).rejects.toMatchObject({
    code: 'roster.deployment-not-approved',
  })
})
