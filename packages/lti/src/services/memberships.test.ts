import { describe, expect, test } from 'vitest'
import { memberPages, type MemberPage, type MembershipQuery } from './memberships.ts'
import { platformConnections } from './platform-connection.ts'
import { moodleRegistration, recordedMoodle } from './recorded-moodle.ts'

async function collected(pages: AsyncIterable<MemberPage>): Promise<MemberPage[]> {
  const all: MemberPage[] = []
  for await (const page of pages) all.push(page)
  return all
}

const roster = { url: 'https://lms.example/nrps?course=7', versions: ['2.0'] }
const person = (id: unknown, more: Record<string, unknown> = {}) => ({
  user_id: id,
  roles: ['Learner'],
  ...more,
})
const container = (members: unknown, link?: string) =>
  Response.json({ id: 'x', context: { id: '7' }, members }, link === undefined ? {} : { headers: { link } })

/** A platform that answers so; `asked` are the addresses. */
function answering(respond: (url: URL) => Response) {
  const asked: string[] = []
  const token = { value: 'token-1', scopes: [], expiresAt: new Date('2100-01-01') }
  const connection = platformConnections({
    fetch: async (url) => {
      asked.push(url)
      return respond(new URL(url))
    },
    tokens: { tokenFor: async () => token, drop() {} },
  })(moodleRegistration)
  return {
    asked,
    pages: (query?: MembershipQuery) => memberPages(connection, roster, query),
    read: (query?: MembershipQuery) => collected(memberPages(connection, roster, query)),
  }
}

const single = async (member: unknown) => (await answering(() => container([member])).read())[0]!

describe('the pages', () => {
  test('keep the query that the address came with', async () => {
    const { asked, read } = answering(() => container([]))
    await read({ role: 'Instructor', resourceLinkId: 'a b&c' })
    expect(asked).toEqual([
      'https://lms.example/nrps?course=7&limit=100' +
        '&role=http%3A%2F%2Fpurl.imsglobal.org%2Fvocab%2Flis%2Fv2%2Fmembership%23Instructor&rlid=a%20b%26c',
    ])
  })

  test('of ten thousand people are a hundred, one held at a time', async () => {
    let answered = 0
    const { pages } = answering((url) => {
      answered++
      const from = Number(url.searchParams.get('from') ?? 0)
      const members = Array.from({ length: 100 }, (_, index) => person(`user-${from + index}`))
      return container(members, from + 100 < 10_000 ? `<?from=${from + 100}>; rel="next"` : undefined)
    })
    const seen = new Set<string>()
    for await (const { members } of pages()) {
      for (const { userId } of members) seen.add(userId)
      // A page is asked for only when the one before it was used.
      expect(seen.size).toBe(answered * 100)
    }
    expect(seen.size).toBe(10_000)
    expect(answered).toBe(100)
  })

  test('are not asked for when nobody reads on', async () => {
    const { asked, pages } = answering(() => container([person('1')], '<?from=1>; rel=next'))
    for await (const page of pages()) if (page.members.length > 0) break
    expect(asked).toHaveLength(1)
  })

  test.each([
    { what: 'to itself', next: () => '<https://lms.example/nrps?course=7&limit=100>; rel=next' },
    {
      what: 'round',
      next: (url: URL) => `<?from=${(Number(url.searchParams.get('from') ?? 0) % 3) + 1}>; rel=next`,
    },
  ])('that lead $what are refused', async ({ next }) => {
    await expect(answering((url) => container([], next(url))).read()).rejects.toMatchObject({
      kind: 'upstream',
      code: 'lti.service-pages-repeat',
    })
  })

  test('that never end are given up', async () => {
    let page = 0
    const endless = answering(() => container([], `<?from=${++page}>; rel=next`))
    await expect(endless.read({ maxPages: 20 })).rejects.toMatchObject({ code: 'lti.service-pages-exceeded' })
    expect(endless.asked).toHaveLength(20)
  })

  test.each([
    { next: 'https://evil.example/nrps', code: 'lti.service-link-foreign' },
    { next: 'http://lms.example/nrps', code: 'lti.service-link-foreign' },
    { next: '//evil.example/', code: 'lti.service-link-foreign' },
    { next: 'https://lms.example:8443/nrps', code: 'lti.service-link-foreign' },
    { next: 'javascript:alert(1)', code: 'lti.service-link-foreign' },
    { next: 'http://[', code: 'lti.service-link-malformed' },
  ])('that lead to $next are refused, and no token goes there', async ({ next, code }) => {
    const { asked, read } = answering(() => container([person('1')], `<${next}>; rel="next"`))
    await expect(read()).rejects.toMatchObject({ code })
    expect(asked).toHaveLength(1)
  })

  test('are never resumed at another origin', async () => {
    const { asked, read } = answering(() => container([]))
    await expect(read({ from: 'https://evil.example/nrps' })).rejects.toMatchObject({
      code: 'lti.service-link-foreign',
    })
    expect(asked).toEqual([])
  })

  test('tell by name what came of anybody, never what it says', async () => {
    const page = await answering(() =>
      container([
        person('1', { email: 'zelda@quimby.example', picture: '' }),
        person('2', { shoe_size: 38 }),
      ]),
    ).read()
    expect(page[0]!.received).toEqual([
      { name: 'context.id', element: 'schedule' },
      { name: 'email', element: 'student-email' },
      { name: 'roles', element: undefined },
      { name: 'shoe_size', element: undefined },
      { name: 'user_id', element: 'student-app-id' },
    ])
  })

  test('name where the differences can be asked for', async () => {
    const [page] = await answering(() => container([], '</nrps?since=9>; rel="differences"')).read()
    expect(page).toMatchObject({ next: undefined, differences: 'https://lms.example/nrps?since=9' })
    const later = answering(() => container([person('1', { status: 'Deleted' })]))
    const [changed] = await later.read({ from: page!.differences })
    expect(later.asked).toEqual(['https://lms.example/nrps?since=9'])
    expect(changed!.members[0]!.status).toBe('Deleted')
  })

  test.each([[], 'x', null, {}, { members: 5 }, { members: {} }])(
    '%j is no membership container',
    async (body) => {
      await expect(answering(() => Response.json(body)).read()).rejects.toMatchObject({
        code: 'lti.service-answer-invalid',
      })
    },
  )

  test('a platform that did not offer its roster is not asked', async () => {
    await expect(memberPages(recordedMoodle().connection, undefined).next()).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'lti.service-not-offered',
    })
  })
})

describe('a member', () => {
  test('needs only an id and roles', async () => {
    expect((await single({ user_id: 7, roles: [] })).members).toEqual([
      {
        userId: '7',
        roles: [],
        role: { role: 'none', scope: 'none', isTestUser: false },
        status: 'Active',
        messages: [],
      },
    ])
  })

  test.each([
    { user_id: 'no roles' },
    { roles: ['Learner'] },
    { ...person('x'.repeat(256)) },
    person('ü'),
    person(''),
    person(null),
    person({}),
    null,
    'Sam',
    [],
  ])('%j names nobody, and costs nobody else', async (nobody) => {
    const [page] = await answering(() => container([person('1'), nobody, person('2')])).read()
    expect(page!.members.map(({ userId }) => userId)).toEqual(['1', '2'])
    expect(page!.unreadable).toBe(1)
  })

  test.each([
    { status: undefined, is: 'Active' },
    { status: null, is: 'Active' },
    { status: 'Active', is: 'Active' },
    { status: 'Inactive', is: 'Inactive' },
    { status: 'Deleted', is: 'Deleted' },
    { status: 'Suspended', is: 'Inactive' },
    { status: 5, is: 'Inactive' },
  ])('with the status $status is $is', async ({ status, is }) => {
    expect((await single(person('1', { status }))).members[0]!.status).toBe(is)
  })

  test('may carry the custom parameters of the link, resolved for this person', async () => {
    const claim = 'https://purl.imsglobal.org/spec/lti/claim/'
    const message = {
      [`${claim}message_type`]: 'LtiResourceLinkRequest',
      [`${claim}custom`]: { grade: 7, x: '$X.y' },
    }
    const expected = [{ type: 'LtiResourceLinkRequest', custom: { grade: '7' } }]
    expect((await single(person('1', { message: [message] }))).members[0]!.messages).toMatchObject(expected)
    expect((await single(person('1', { message }))).members[0]!.messages).toMatchObject(expected)
  })

  test.each([
    { role: 'Learner', names: ['Learner'], found: true },
    { role: 'Learner', names: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'], found: true },
    {
      role: 'Learner',
      names: ['http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#Instructor'],
      found: true,
    },
    {
      role: 'Instructor',
      names: ['http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#Instructor'],
      found: false,
    },
    { role: 'Instructor', names: ['urn:lti:role:ims/lis/Instructor/GuestInstructor'], found: true },
    {
      role: 'Instructor',
      names: ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor'],
      found: false,
    },
  ] as const)('asked for as $role, $names is found: $found', async ({ role, names, found }) => {
    const [page] = await answering(() => container([person('1', { roles: names })])).read({ role })
    expect(page!.members).toHaveLength(found ? 1 : 0)
  })
})
