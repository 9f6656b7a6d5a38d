import { expect, test } from 'vitest'
import { lineItemsType, lineItemType } from '../platform/services/line-items.ts'
import { membershipType } from '../platform/services/memberships.ts'
import { resultsType } from '../platform/services/results.ts'
import { scoreType } from '../platform/services/scores.ts'
import { serviceScopes } from '../platform/services/service-scopes.ts'
import { aPlayground } from '../testing/a-playground.ts'
import { registerInMoodle } from '../testing/a-registration.ts'
import { aSigningTool } from '../testing/a-signing-tool.ts'
import { askForToken, assertion, callService, tokenFor } from '../testing/service-calls.ts'

let now = new Date()
const tool = await aSigningTool()
const playground = await aPlayground({ now: () => now })
const place = await registerInMoodle(playground, tool)
const { lineItems, lineItemsReadOnly, scores, results, memberships } = serviceScopes
const token = await tokenFor(place, tool, lineItems, lineItemsReadOnly, scores, results, memberships)
const services = `${playground.url}/moodle/mod/lti/services.php`
const roster = `${services}/CourseSection/101/bindings/${place.typeId}/memberships`
const columns = `${services}/101/lineitems?type_id=${place.typeId}`

const read = (url: string, accept = membershipType): Promise<Response> => callService(url, { token, accept })
const nextOf = (answer: Response): string =>
  /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? ''

async function aColumn(): Promise<URL> {
  const made = await callService(columns, {
    method: 'POST',
    token,
    accept: lineItemType,
    type: lineItemType,
    body: { label: 'Chapter 5', scoreMaximum: 80, resourceId: 'c5' },
  })
  expect(made.status).toBe(201)
  return new URL(Object(await made.json()).id)
}
const under = (column: URL, part: string): URL => {
  const url = new URL(column)
  url.pathname += part
  return url
}
const score = (overrides: object = {}): object => ({
  userId: '3101',
  scoreGiven: 41,
  scoreMaximum: 80,
  timestamp: new Date(now.getTime()).toISOString(),
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
  ...overrides,
})
const post = (column: URL, body: object, type = scoreType): Promise<Response> =>
  callService(under(column, '/scores'), { method: 'POST', token, accept: scoreType, type, body })
const resultsOf = async (column: URL): Promise<object[]> =>
  Object(await (await read(under(column, '/results').href, resultsType)).json())

test('the token answer is JSON that says it is HTML, whatever the audience, and leaves out unknown scopes', async () => {
  const jwt = await tool.sign(assertion(place, { aud: 'https://nonsense.example' }))
  const answer = await askForToken(place, jwt, `${memberships} https://example.com/unknown`)
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: memberships })
})

test.each([
  ['an unknown scope', 'https://example.com/unknown', {}, 'invalid_scope'],
  ['an unknown client', memberships, { iss: 'nobody', sub: 'nobody' }, 'invalid_client'],
  ['an expired assertion', memberships, { iat: 1000, exp: 1300 }, 'Expired token'],
])('refuses %s in Moodle’s words', async (_, scope, claims, error) => {
  const answer = await askForToken(place, await tool.sign(assertion(place, claims)), scope)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error })
})

test('lists everybody at once with short roles, ordered by family name, unless pages are asked for', async () => {
  const { members } = Object(await (await read(roster)).json())
  expect(members).toHaveLength(8)
  expect(members[0]).toMatchObject({
    status: 'Active',
    roles: ['Learner'],
    ext_user_username: 'oliver-bennett',
  })
  const first = await read(`${roster}?limit=5`)
  const second = Object(await (await read(nextOf(first))).json())
  expect(second.members).toHaveLength(3)
})

test('the next page of one role has forgotten the role, and an unknown role filters nothing', async () => {
  const first = await read(`${roster}?role=Learner&limit=5`)
  expect(nextOf(first)).not.toContain('role')
  expect(Object(await (await read(`${roster}?role=Mentor`)).json()).members).toHaveLength(8)
})

test('takes its own media types exactly, or any, and no list of them', async () => {
  expect((await read(roster, '*/*')).status).toBe(200)
  for (const accept of ['application/json', `${membershipType}, application/json;q=0.5`]) {
    const refused = await read(roster, accept)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({
      status: 400,
      reason: expect.stringContaining('No handler found'),
    })
  }
  expect((await read(columns, '*/*')).status).toBe(400)
  expect((await read(columns, lineItemsType)).status).toBe(200)
})

test('another tool’s binding is not its own', async () => {
  expect((await read(`${services}/CourseSection/101/bindings/99/memberships`)).status).toBe(401)
  expect((await read(`${services}/CourseSection/999/bindings/${place.typeId}/memberships`)).status).toBe(404)
})

test('pages columns with an HTML address in typographic quotes', async () => {
  await aColumn()
  await aColumn()
  const answer = await read(`${columns}&limit=1`, lineItemsType)
  const link = Buffer.from(answer.headers.get('link') ?? '', 'latin1').toString()
  expect(link).toMatch(/type_id=\d+&amp;limit=1&amp;from=1>; rel=“next”/)
})

test('scales, caps and rounds nothing else about a score', async () => {
  const column = await aColumn()
  expect((await post(column, score({ scoreGiven: 5, scoreMaximum: 10 }))).status).toBe(200)
  expect(await resultsOf(column)).toMatchObject([{ userId: '3101', resultScore: 40, resultMaximum: 80 }])
  const timestamp = new Date(now.getTime() + 5000).toISOString()
  await post(column, score({ scoreGiven: 120, timestamp }))
  expect(await resultsOf(column)).toMatchObject([{ resultScore: 80 }])
})

test('compares timestamps by the second and says so with 409 and the status line', async () => {
  const column = await aColumn()
  await post(column, score({ timestamp: '2026-11-22T04:00:00.100Z' }))
  const refused = await post(column, score({ timestamp: '2026-11-22T04:00:00.900Z' }))
  expect(refused.status).toBe(409)
  expect(refused.statusText).toContain('earlier timestamp')
  expect(await refused.json()).toEqual([])
})

test('a score that is not final wipes the grade and is dated by Moodle itself', async () => {
  const column = await aColumn()
  const before = new Date(now.getTime() - 60_000).toISOString()
  await post(column, score({ timestamp: before }))
  const pending = new Date(now.getTime() - 50_000).toISOString()
  await post(column, score({ gradingProgress: 'PendingManual', timestamp: pending }))
  expect(await resultsOf(column)).toEqual([{ id: expect.stringContaining('user_id=3101'), userId: '3101' }])
  const later = new Date(now.getTime() - 40_000).toISOString()
  expect((await post(column, score({ timestamp: later }))).status).toBe(409)
})

test('refuses scores of teachers and strangers, and takes those of who left', async () => {
  const column = await aColumn()
  for (const userId of ['2101', '9999']) expect((await post(column, score({ userId }))).status).toBe(400)
  const { members } = Object(await (await read(roster)).json())
  expect(members.map(({ name }: { name: string }) => name)).not.toContain('Theo Brandt')
})

test('takes a character set beside the type, and breaks when asked for pages of results', async () => {
  const column = await aColumn()
  expect((await post(column, score(), `${scoreType}; charset=utf-8`)).status).toBe(200)
  expect((await post(column, score(), 'application/json')).status).toBe(400)
  const paged = under(column, '/results')
  paged.searchParams.set('limit', '2')
  expect((await read(paged.href, resultsType)).status).toBe(404)
  now = new Date(now.getTime() + 1000)
})

test('a column of a link that is not there is forbidden', async () => {
  const body = { label: 'x', scoreMaximum: 1, resourceLinkId: '9999' }
  const made = await callService(columns, {
    method: 'POST',
    token,
    accept: lineItemType,
    type: lineItemType,
    body,
  })
  expect(made.status).toBe(403)
})
