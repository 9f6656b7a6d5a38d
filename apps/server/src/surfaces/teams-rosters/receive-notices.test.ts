import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { graphError, simulatedApp } from '@lectern/teams/testing'
import { findTeamsSubscription, latestCourseRun, listRosters, switchFeature } from '@lectern/tenancy'
import { problemResponse } from '../../http/problem-response.ts'
import { teamsDistrict, type TeamsDistrict } from '../../testing/teams-district.ts'
import { teamsNoticeRoutes } from './notice-routes.ts'
import { alignTeamsSubscription, readChangesJob, teamsUpkeepJob } from './teams-roster-jobs.ts'

let db: TestDatabase
let district: TeamsDistrict
let server: Server
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  district = await teamsDistrict(db, { deliver: (url, body) => deliver(url, body) })
  const app = express()
  app.use('/teams/notifications', teamsNoticeRoutes(district.rosters))
  app.use(problemResponse(district.rosters.log))
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => void server.close())

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const handshakes: URL[] = []
function deliver(url: URL, body: string | undefined): Promise<Response> {
  expect(url.host).toBe(simulatedApp.host)
  if (url.searchParams.has('validationToken')) handshakes.push(url)
  return post(url.pathname + url.search, body)
}
const post = (path: string, body?: string) =>
  fetch(base() + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body }),
  })
const aClass = (displayName: string): string => {
  const id = randomUUID()
  const teacher = { id: randomUUID(), primaryRole: 'teacher' } as const
  district.education.addClass({ id, displayName }, { teachers: [teacher] })
  return id
}
const aStudent = () => ({ id: randomUUID(), primaryRole: 'student' }) as const
const subscription = () => findTeamsSubscription(district.scope, district.installationId)
const subscriptions = () => [...district.microsoft.graph.subscriptions.values()]
const changed = (id: string) => ({ changeType: 'updated', resource: `groups/${id}`, resourceData: { id } })
const rosters = async () =>
  (await listRosters(district.scope, district.installationId)).courses.map(
    ({ title, members }) => `${title}: ${members}`,
  )
const align = async () => {
  await alignTeamsSubscription(district.rosters.enqueue, district.scope, district.installationId)
  await district.drain()
}
const upkeep = async () => {
  await district.run({ name: teamsUpkeepJob.name, data: {} })
  await district.drain()
}

describe('a subscription', () => {
  test('is made with the class lists, and ends with them', async () => {
    aClass('Biology')
    await district.begin()
    expect(await subscription()).toMatchObject({ made: { expiresAt: expect.any(Date) }, message: null })
    expect(subscriptions()).toMatchObject([{ resource: 'groups', changeType: 'updated,deleted' }])
    await switchFeature(district.scope, district.installationId, 'roster', false)
    await align()
    expect(subscriptions()).toEqual([])
    expect(await subscription()).toBeUndefined()
  })

  test('is renewed a week before its end, and made anew where Graph has forgotten it', async () => {
    await district.begin()
    const [made] = subscriptions()
    const first = made!.expirationDateTime
    await upkeep()
    expect(subscriptions()[0]!.expirationDateTime).toBe(first)
    await db.ownerQuery(
      `update lectern.teams_subscription set expires_at = now() + interval '6 days' where district_id = $1`,
      [district.scope.districtId],
    )
    district.microsoft.secondsPass(60)
    await upkeep()
    expect(subscriptions()[0]!.expirationDateTime > first).toBe(true)
    district.microsoft.graph.subscriptions.clear()
    await db.ownerQuery(
      `update lectern.teams_subscription set expires_at = now() + interval '6 days' where district_id = $1`,
      [district.scope.districtId],
    )
    await upkeep()
    expect(subscriptions()).toHaveLength(1)
    expect(subscriptions()[0]!.id).not.toBe(made!.id)
  })

  test('that the tenant does not allow, or that has no https address, says so where it is shown', async () => {
    district = await teamsDistrict(db, { roles: ['EduRoster.Read.All'] })
    await district.begin()
    expect(await subscription()).toMatchObject({ made: undefined, code: 'teams.graph-forbidden' })
    district = await teamsDistrict(db, { publicUrl: 'http://localhost:3000' })
    await district.begin()
    expect(await subscription()).toMatchObject({ made: undefined, code: 'roster.notices-need-https' })
  })
})

describe('a handshake', () => {
  test('is answered while Graph is asked, and refused when it is replayed afterwards', async () => {
    handshakes.length = 0
    await district.begin()
    expect(handshakes.map((url) => url.searchParams.get('about'))).toEqual(['changes', 'lifecycle'])
    for (const { pathname, search } of handshakes) {
      const answer = await post(pathname + search)
      expect(answer.status).toBe(403)
      expect(await answer.json()).toMatchObject({ code: 'teams.handshake-unexpected' })
    }
  })

  test('comes again where Graph is asked again, and is answered again', async () => {
    handshakes.length = 0
    const fail = graphError(503, 'ServiceUnavailable', 'Try again.')
    district.microsoft.graph.failNext(/POST \/subscriptions$/, async (answer) => {
      const { id } = (await (await answer()).json()) as { id: string }
      district.microsoft.graph.subscriptions.delete(id)
      return fail
    })
    await district.begin()
    expect(handshakes.map((url) => url.searchParams.get('about'))).toEqual([
      'changes',
      'lifecycle',
      'changes',
      'lifecycle',
    ])
    expect(new Set(handshakes.map((url) => url.searchParams.get('attempt'))).size).toBe(1)
    expect(await subscription()).toMatchObject({ made: expect.anything(), code: null })
  })

  test('that Graph says it did not get is waited for by another attempt', async () => {
    const refused = graphError(400, 'ValidationError', 'Subscription validation request failed.')
    district.microsoft.graph.failNext(/POST \/subscriptions$/, () => refused)
    await expect(district.begin()).rejects.toMatchObject({ code: 'teams.graph-refused' })
    expect(await subscription()).toMatchObject({ made: undefined, code: 'teams.graph-refused' })
    await district.begin('changes')
    expect(await subscription()).toMatchObject({ made: expect.anything(), code: null })
  })

  test.each([
    ['of nobody', `attempt=${randomUUID()}&about=changes`, 403],
    ['about something else', 'attempt=OWN&about=mail', 403],
    ['without an attempt', 'about=changes', 403],
    ['whose attempt is no id', 'attempt=1%27&about=changes', 403],
    ['with markup for a token', 'attempt=OWN&about=changes&validationToken=%3Cb%3E', 400],
  ])('%s is refused', async (_case, query, status) => {
    await district.begin()
    const [row] = await district.scope.query<{ id: string }>(
      'select s.attempt_id as id from lectern.teams_subscription s',
    )
    await db.ownerQuery(
      `update lectern.teams_subscription set made_by = gen_random_uuid() where district_id = $1`,
      [district.scope.districtId],
    )
    const answer = await post(`/teams/notifications?validationToken=x&${query.replace('OWN', row!.id)}`)
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toBe('x')
  })

  test('of an attempt that is over is refused', async () => {
    handshakes.length = 0
    await district.begin()
    await db.ownerQuery(
      `update lectern.teams_subscription set made_by = gen_random_uuid(), attempted_at = now() - interval '6 minutes'
       where district_id = $1`,
      [district.scope.districtId],
    )
    const [{ pathname, search }] = handshakes as [URL]
    expect(await post(pathname + search)).toMatchObject({ status: 403 })
  })
})

describe('a notice', () => {
  test('has what changed read a minute later: many notices make one reading, and one that comes again none', async () => {
    const { graph } = district.microsoft
    const biology = aClass('Biology')
    aClass('Algebra')
    await district.begin()
    const { id } = subscriptions()[0]!
    district.education.enrol(biology, aStudent())
    for (let notice = 0; notice < 20; notice++)
      expect(await graph.notify(id, changed(biology))).toMatchObject({ status: 202 })
    expect(district.queue).toMatchObject([{ name: readChangesJob.name, delayMs: 60_000 }])
    graph.requests.length = 0
    await district.drain()
    expect((await rosters()).toSorted()).toEqual(['Algebra: 1', 'Biology: 2'])
    const read = () => graph.requests.filter(({ path }) => path.endsWith('/members')).length
    expect(read()).toBe(1)
    await graph.notify(id, changed(biology))
    await district.drain()
    expect(read()).toBe(1)
    expect(await latestCourseRun(district.scope, district.installationId)).toMatchObject({
      scope: 'changes',
      status: 'done',
    })
  })

  test.each([
    ['a foreign secret', { clientState: 'guessed' }],
    ['another tenant', { tenantId: randomUUID() }],
    ['a subscription that nobody has', { subscriptionId: randomUUID() }],
    ['a subscription that is no id', { subscriptionId: "' or 1=1" }],
  ])('with %s has no effect, and is answered like any other', async (_case, forged) => {
    await district.begin()
    const { id } = subscriptions()[0]!
    expect(await district.microsoft.graph.notify(id, { ...changed(randomUUID()), ...forged })).toMatchObject({
      status: 202,
    })
    expect(district.queue).toEqual([])
    expect(await subscription()).toMatchObject({ toldAt: null })
  })

  test('of another district’s subscription has its effect there alone', async () => {
    const mine = district
    await mine.begin()
    const elsewhere = await teamsDistrict(db, { deliver: (url, body) => deliver(url, body) })
    await elsewhere.begin()
    const [theirs] = elsewhere.microsoft.graph.subscriptions.values()
    await elsewhere.microsoft.graph.notify(theirs!.id, changed(randomUUID()))
    expect(mine.queue).toMatchObject([{ data: { districtId: elsewhere.scope.districtId } }])
    expect(await subscription()).toMatchObject({ toldAt: null })
  })

  test('with the secret of another subscription has no effect', async () => {
    await district.begin()
    const [own] = subscriptions()
    const elsewhere = await teamsDistrict(db, { deliver: (url, body) => deliver(url, body) })
    await elsewhere.begin()
    const [theirs] = elsewhere.microsoft.graph.subscriptions.values()
    await district.microsoft.graph.notify(own!.id, {
      ...changed(randomUUID()),
      clientState: theirs!.clientState,
    })
    expect(district.queue).toEqual([])
  })

  test.each([
    ['no JSON', '{'],
    ['no list', '{"value":1}'],
    ['too many', JSON.stringify({ value: Array.from({ length: 1_001 }, () => ({})) })],
  ])('that is %s is refused', async (_case, body) => {
    expect(await post('/teams/notifications', body)).toMatchObject({ status: 400 })
  })
})

describe('of its life', () => {
  const tell = async (lifecycleEvent: string) => {
    const { id } = subscriptions()[0]!
    return district.microsoft.graph.notify(id, { lifecycleEvent })
  }

  test('a subscription that has to be authorized again is renewed at once', async () => {
    await district.begin()
    const before = subscriptions()[0]!.expirationDateTime
    district.microsoft.secondsPass(60)
    expect(await tell('reauthorizationRequired')).toMatchObject({ status: 202 })
    expect(await subscription()).toMatchObject({ renewalAsked: true })
    await district.drain()
    expect(subscriptions()[0]!.expirationDateTime > before).toBe(true)
    expect(await subscription()).toMatchObject({ renewalAsked: false, message: null })
  })

  test('one that was removed is made anew, and what it missed is read', async () => {
    const biology = aClass('Biology')
    await district.begin()
    const { id } = subscriptions()[0]!
    district.education.enrol(biology, aStudent())
    await tell('subscriptionRemoved')
    district.microsoft.graph.subscriptions.delete(id)
    await district.drain()
    expect(subscriptions()).toHaveLength(1)
    expect(await subscription()).toMatchObject({ made: { subscriptionId: subscriptions()[0]!.id } })
    expect(await rosters()).toEqual(['Biology: 2'])
  })

  test('what was missed is read', async () => {
    const biology = aClass('Biology')
    await district.begin()
    district.education.enrol(biology, aStudent())
    await tell('missed')
    await district.drain()
    expect(await rosters()).toEqual(['Biology: 2'])
  })
})
