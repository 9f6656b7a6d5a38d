import { expect, test } from 'vitest'
import {
  classIds,
  graphError,
  personIds,
  signingKeys,
  simulatedEntra,
  simulatedGraph,
  tenantIds,
  type GraphOptions,
} from './index.ts'

const keys = await signingKeys('https://login.microsoftonline.com/{tenantid}/v2.0')
const root = 'https://graph.microsoft.com/v1.0'

/** A Graph with one class, and calls with the permissions that are named. */
async function aGraph(options: Partial<GraphOptions> = {}) {
  const entra = await simulatedEntra({ keys })
  const graph = simulatedGraph({ entra, ...options })
  graph
    .education(tenantIds.fairview)
    .addClass({ id: classIds.biology, displayName: 'Biology 9' }, { teachers: [{ id: personIds.teacher }] })
  const call = async (who: object, method: string, path: string, body?: unknown) => {
    const now = Math.floor(Date.now() / 1000)
    const token = await keys.sign({
      aud: 'https://graph.microsoft.com',
      tid: tenantIds.fairview,
      iat: now,
      exp: now + 600,
      ...who,
    })
    const answer = await graph.fetch(`${root}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : Object(JSON.parse(text)) }
  }
  return { graph, call }
}

const teacher = { oid: personIds.teacher, scp: 'EduAssignments.ReadWriteBasic' }
const roster = { roles: ['EduRoster.Read.All', 'GroupMember.Read.All'] }
const ofBiology = `/education/classes/${classIds.biology}/assignments`

test('a teacher hands out an assignment with a link, and nobody else does', async () => {
  const { call } = await aGraph()
  const made = await call(teacher, 'POST', ofBiology, { displayName: 'Try the lab', status: 'draft' })
  expect(made).toMatchObject({ status: 201, body: { status: 'draft' } })
  const one = `${ofBiology}/${made.body.id}`
  const resource = {
    '@odata.type': '#microsoft.graph.educationLinkResource',
    displayName: 'Lab',
    link: 'https://tool.example/lab',
  }
  expect(await call(teacher, 'POST', `${one}/resources`, { resource })).toMatchObject({ status: 201 })
  expect(await call(teacher, 'POST', `${one}/resources`, { resource: {} })).toMatchObject({ status: 400 })
  expect((await call(teacher, 'POST', `${one}/publish`)).body).toMatchObject({
    status: 'assigned',
    resources: [{ resource }],
  })
  const student = { ...teacher, oid: personIds.student }
  expect((await call(student, 'POST', ofBiology, { displayName: 'x' })).status).toBe(403)
  expect((await call(roster, 'POST', ofBiology, { displayName: 'x' })).status).toBe(403)
  expect((await call(teacher, 'POST', ofBiology, {})).status).toBe(400)
})

test('members of a class that hides them are shown to apps that may see them, and to those who belong', async () => {
  const { call, graph } = await aGraph()
  const id = classIds.biology
  const people = [{ id: personIds.teacher }, { id: personIds.student }]
  const [taught, attending] = people.map((person) => [person])
  graph
    .education(tenantIds.fairview)
    .addClass({ id }, { teachers: taught, students: attending, hidesMembers: true })
  const shownTo = async (caller: object, path: string): Promise<number> =>
    (await call(caller, 'GET', path)).body.value.length
  const mayAlso = { roles: [...roster.roles, 'Member.Read.Hidden'] }
  for (const path of [`/education/classes/${id}/members`, `/groups/${id}/members`])
    expect([await shownTo(roster, path), await shownTo(mayAlso, path)]).toEqual([0, 2])
  const member = { oid: personIds.teacher, scp: 'EduRoster.ReadBasic' }
  expect(await shownTo(member, `/education/classes/${id}/members`)).toBe(2)
})

test('schools and people have deltas of their own, and an unreadable link is gone', async () => {
  const { call, graph } = await aGraph()
  const first = await call(roster, 'GET', '/education/schools/delta')
  expect(first.body.value).toEqual([])
  graph.education(tenantIds.fairview).addSchool({ id: classIds.algebra, displayName: 'Ada Middle' })
  const { pathname, search } = new URL(first.body['@odata.deltaLink'])
  const later = await call(roster, 'GET', pathname.replace('/v1.0', '') + search)
  expect(later.body.value).toMatchObject([{ displayName: 'Ada Middle' }])
  expect((await call(roster, 'GET', '/education/users/delta')).body.value).toMatchObject([
    { id: personIds.teacher },
  ])
  expect((await call(roster, 'GET', '/education/users/delta?$deltatoken=x')).status).toBe(410)
})

test('tells those who subscribed to it, and only them', async () => {
  const received: { path: string; body: string | undefined }[] = []
  const { call, graph } = await aGraph({
    deliver: async (url, body) => {
      received.push({ path: url.pathname, body })
      return new Response(url.searchParams.get('validationToken'), {
        headers: { 'content-type': 'text/plain' },
      })
    },
  })
  const wanted = {
    resource: 'groups',
    changeType: 'updated,deleted',
    notificationUrl: 'https://tool.example/teams/notifications',
    clientState: 'secret',
    expirationDateTime: new Date(Date.now() + 60_000).toISOString(),
  }
  expect(await call(roster, 'POST', '/subscriptions', wanted)).toMatchObject({ status: 201 })
  expect((await call(roster, 'POST', '/subscriptions', { ...wanted, resource: 5 })).status).toBe(400)
  expect((await call(roster, 'POST', '/subscriptions', { ...wanted, notificationUrl: 'x' })).status).toBe(400)
  const change = { resource: 'groups', id: classIds.biology }
  await graph.announce(tenantIds.fairview, { ...change, changeType: 'updated' })
  await graph.announce(tenantIds.fairview, { ...change, changeType: 'created' })
  await graph.announce(tenantIds.elsewhere, { ...change, changeType: 'updated' })
  expect(received.slice(1)).toHaveLength(1)
  expect(JSON.parse(received[1]!.body!)).toMatchObject({
    value: [{ changeType: 'updated', clientState: 'secret', resourceData: { id: classIds.biology } }],
  })
})

test('what ails it lasts, inside of batches as well', async () => {
  const { call } = await aGraph({
    refuse: ({ inBatch }) => (inBatch ? graphError(429, 'TooManyRequests', 'Later.') : undefined),
  })
  const batch = { requests: [{ id: '1', method: 'GET', url: '/education/classes' }] }
  for (let turn = 0; turn < 2; turn++)
    expect(await call(roster, 'POST', '/$batch', batch)).toMatchObject({
      status: 200,
      body: { responses: [{ id: '1', status: 429 }] },
    })
  expect((await call(roster, 'GET', '/education/classes')).status).toBe(200)
})

test('says what it cannot read', async () => {
  const { call } = await aGraph()
  expect(await call(roster, 'POST', '/$batch', '{')).toMatchObject({ status: 400 })
  expect(await call(roster, 'POST', '/$batch', { requests: [{ id: '1', method: 'GET' }] })).toMatchObject({
    status: 400,
  })
})
