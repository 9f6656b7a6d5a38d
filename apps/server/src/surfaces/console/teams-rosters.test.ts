import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDirector, consoleVisitor, type ConsoleCall } from '../../testing/director.ts'
import { aDistrict } from '../../testing/index.ts'
import { teamsUnderTest, type TeamsUnderTest } from '../../testing/teams-under-test.ts'

let teams: TeamsUnderTest
let director: ConsoleCall
let stranger: ConsoleCall
let path: string

beforeAll(async () => {
  teams = await teamsUnderTest()
  path = `/installations/${teams.installationId}`
  director = await aDirector(teams.url, teams.scope, 'dora@fairview.example')
  stranger = await aDirector(teams.url, await aDistrict(teams.lectern, 'Elsewhere'), 'eve@elsewhere.example')
})
afterAll(() => teams.close())

const notify = (query: string, body?: string) =>
  fetch(`${teams.url}/teams/notifications${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body }),
  })

test('a director switches class lists on, sees the list wait for the worker, and stops it', async () => {
  expect(await director(`${path}/course-list/run`, { method: 'POST' })).toMatchObject({
    status: 409,
    answer: { code: 'roster.switched-off' },
  })
  await director(`${path}/features`, { method: 'PUT', body: { feature: 'roster', enabled: true } })
  expect(await director(`${path}/course-list`)).toMatchObject({
    status: 200,
    answer: { run: { status: 'waiting', courses: 0 }, courses: 0, complete: 0, schools: 0 },
  })
  expect(await director(`${path}/course-list/run`, { method: 'POST' })).toMatchObject({ status: 202 })
  const stop = () => director(`${path}/course-list/run`, { method: 'DELETE' })
  expect(await stop()).toMatchObject({ status: 200, answer: { run: { status: 'cancelled' } } })
  expect(await stop()).toMatchObject({ status: 409, answer: { code: 'roster.not-running' } })
})

test.each([
  ['GET', 'course-list'],
  ['POST', 'course-list/run'],
  ['DELETE', 'course-list/run'],
] as const)('%s %s is nobody else’s', async (method, end) => {
  expect(await consoleVisitor(teams.url)(`${path}/${end}`, { method })).toMatchObject({ status: 401 })
  expect(await stranger(`${path}/${end}`, { method })).toMatchObject({
    status: 404,
    answer: { code: 'installation.unknown' },
  })
  expect(await director(`/installations/biology/${end}`, { method })).toMatchObject({ status: 404 })
  if (method !== 'GET')
    expect(await director(`${path}/${end}`, { method, ownPage: false })).toMatchObject({ status: 403 })
})

test('a handshake that nobody asked for is refused, and a forged notice is answered like any other', async () => {
  const handshake = await notify('?validationToken=x')
  expect(handshake.status).toBe(403)
  expect(await handshake.json()).toMatchObject({ code: 'teams.handshake-unexpected' })
  expect(
    await notify('', JSON.stringify({ value: [{ subscriptionId: teams.installationId }] })),
  ).toMatchObject({
    status: 202,
  })
  expect(await notify('', '[]')).toMatchObject({ status: 400 })
  expect(await fetch(`${teams.url}/teams/notifications`)).toMatchObject({ status: 404 })
})
