import { expect, test } from 'vitest'
import { aPlayground } from '../../testing/a-playground.ts'
import { aSigningTool } from '../../testing/a-signing-tool.ts'
import { callService, tokenFor } from '../../testing/service-calls.ts'
import { role } from '../claim-names.ts'
import { membershipType } from './memberships.ts'
import { serviceScopes } from './service-scopes.ts'

const tool = await aSigningTool()
const playground = await aPlayground({ tool: tool.registered })
const { canvas, url } = playground
const token = await tokenFor(canvas, tool, serviceScopes.memberships)
const roster = (course: string, query = ''): string =>
  `${url}/api/lti/courses/${course}/names_and_roles${query}`

interface Container {
  id: string
  context: object
  members: { user_id: string; [member: string]: unknown }[]
}

async function read(address: string, bearer = token): Promise<Container & { next?: string }> {
  const answer = await callService(address, { token: bearer, accept: membershipType })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain(membershipType)
  const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
  return { ...Object(await answer.json()), next }
}

test('tells who is in a course, by the ids of the launches, and leaves out who dropped it', async () => {
  const { id, context, members, next } = await read(roster('101'))
  expect(id).toBe(roster('101'))
  expect(context).toEqual({
    id: '4dde05e8ca1973bcca9bffc13e1548820eee93a3',
    label: 'BIO-9-02',
    title: 'Biology 9',
  })
  expect(members).toHaveLength(8)
  expect(members[0]).toEqual({
    user_id: '6f1d2c3a-0b54-4e4e-9a39-5a4d1c7b2e01',
    roles: [role.context('Instructor')],
    status: 'Active',
    name: 'Elena Rivera',
    given_name: 'Elena',
    family_name: 'Rivera',
    lis_person_sourcedid: 'T-1001',
    email: 'elena.rivera@fairview.example',
  })
  expect(members.map(({ name }) => name)).not.toContain('Theo Brandt')
  expect(next).toBeUndefined()
})

test('pages of 50 at most, each with the way to the next, hold everybody once', async () => {
  const seen: string[] = []
  const sizes: number[] = []
  for (let at: string | undefined = roster('105', '?limit=100'); at !== undefined;) {
    const page: Container & { next?: string } = await read(at)
    sizes.push(page.members.length)
    seen.push(...page.members.map(({ user_id }) => user_id))
    at = page.next
  }
  expect(sizes).toEqual([50, 50, 34])
  expect(new Set(seen).size).toBe(134)
  expect((await read(roster('105'))).members).toHaveLength(50)
})

test('pages as small as asked', async () => {
  const page = await read(roster('101', '?limit=3'))
  expect(page.members).toHaveLength(3)
  expect(page.next).toContain('limit=3')
})

test('filters by role, full or short, on every page', async () => {
  for (const wanted of ['Learner', role.context('Learner')]) {
    const first = await read(roster('101', `?limit=5&role=${encodeURIComponent(wanted)}`))
    expect(first.members).toHaveLength(5)
    const second = await read(first.next ?? '')
    expect(second.members).toHaveLength(2)
    for (const { roles } of [...first.members, ...second.members])
      expect(roles).toEqual([role.context('Learner')])
  }
  expect((await read(roster('101', '?role=Mentor'))).members).toEqual([])
})

test('answers about a link that is there, and about no other', async () => {
  const { members } = await read(roster('101', '?rlid=4dde05e8ca1973bcca9bffc13e1548820eee93a3&limit=1'))
  expect(members[0]).toHaveProperty('message')
  expect((await callService(roster('101', '?rlid=nowhere'), { token })).status).toBe(404)
})

test('there is no roster of a course that is not there', async () => {
  expect((await callService(roster('999'), { token })).status).toBe(404)
})

test.each([
  ['anonymous', []],
  ['name_only', ['name', 'given_name', 'family_name', 'lis_person_sourcedid']],
  ['email_only', ['email']],
] as const)('with the privacy level %s a roster tells %j', async (privacyLevel, told) => {
  const other = await aPlayground({ tool: tool.registered, privacyLevel })
  const bearer = await tokenFor(other.canvas, tool, serviceScopes.memberships)
  const { members } = await read(`${other.url}/api/lti/courses/101/names_and_roles`, bearer)
  const always = ['user_id', 'roles', 'status']
  expect(Object.keys(members[0] ?? {}).toSorted()).toEqual([...always, ...told].toSorted())
})
