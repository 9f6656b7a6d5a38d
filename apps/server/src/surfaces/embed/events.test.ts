import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { claimNames } from '@lectern/lti'
import { rollUpUsage } from '@lectern/telemetry'
import { bearerOf, launched } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let apps: Awaited<ReturnType<typeof someApps>>
let teacher: string
let student: string

beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  apps = await someApps(scope, ['Desmos', 'Kahoot'])
  teacher = await bearerOf(server.url, await launched(server.url, canvas.platform))
  const link = { role: 'student' as const, claims: { [claimNames.custom]: { app: apps['Desmos'] } } }
  student = await bearerOf(server.url, await launched(server.url, canvas.platform, link))
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

async function send(body: unknown, token?: string) {
  const response = await fetch(`${server.url}/api/v1/events`, {
    method: 'POST',
    headers: { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}
async function aTestUser(): Promise<string> {
  const roles = [
    'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
    'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
  ]
  const claims = { sub: 'test-user', [claimNames.roles]: roles }
  return bearerOf(server.url, await launched(server.url, canvas.platform, { claims }))
}
const anOpen = (appId: string, overrides: object = {}) => ({
  events: [
    { id: randomUUID(), kind: 'app-opened', appId, occurredAt: new Date().toISOString(), ...overrides },
  ],
})

describe('an opened app', () => {
  test('is counted once however often it is sent', async () => {
    const event = anOpen(apps['Desmos']!)
    expect(await send(event, teacher)).toEqual({
      status: 200,
      answer: { accepted: 1, duplicates: 0 },
    })
    expect(await send(event, teacher)).toEqual({
      status: 200,
      answer: { accepted: 0, duplicates: 1 },
    })
    await rollUpUsage(scope)
    const [row] = await scope.query(
      `select sum(u.events)::int as opens from lectern.usage_daily u where u.kind = 'app-opened'`,
    )
    expect(row).toEqual({ opens: 1 })
  })

  test('counts for a student too, of the linked app alone', async () => {
    expect(await send(anOpen(apps['Desmos']!), student)).toMatchObject({
      status: 200,
    })
    expect(await send(anOpen(apps['Kahoot']!), student)).toMatchObject({
      status: 403,
    })
  })

  test.each([
    ['no body', {}, 400],
    ['a future far away', { occurredAt: '2999-01-01T00:00:00Z' }, 400],
    ['an unknown kind', { kind: 'app-closed' }, 400],
    ['no id', { id: 'x' }, 400],
  ])('is refused with %s', async (_case, overrides, status) => {
    const body = Object.keys(overrides).length ? anOpen(apps['Desmos']!, overrides) : {}
    expect(await send(body, teacher)).toMatchObject({ status })
  })

  test("is refused for an app that is not this district's", async () => {
    const elsewhere = await someApps(await aDistrict(server.lectern), ['Scratch'])
    for (const appId of [elsewhere['Scratch']!, randomUUID()])
      expect(await send(anOpen(appId), teacher)).toMatchObject({ status: 404 })
  })

  test('by a test user is accepted and never counted', async () => {
    const token = await aTestUser()
    const before = await scope.query('select count(*) from lectern.usage_event')
    expect(await send(anOpen(apps['Desmos']!), token)).toMatchObject({ status: 200 })
    expect(await scope.query('select count(*) from lectern.usage_event')).toEqual(before)
  })
})

describe('use of an app', () => {
  const aSlice = (appId: string, overrides: object = {}) =>
    anOpen(appId, { kind: 'app-used', seconds: 300, occurredAt: minutesAgo(6), ...overrides })
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const secondsStored = async () =>
    (
      await scope.query<{ seconds: number }>(
        `select coalesce(sum(e.seconds), 0)::int as seconds from lectern.usage_event e where e.kind = 'app-used'`,
      )
    )[0]!.seconds

  test('is added up, each slice once however often it is sent, for a student too', async () => {
    const before = await secondsStored()
    const slice = aSlice(apps['Desmos']!)
    for (const duplicates of [0, 1])
      expect(await send(slice, student)).toEqual({
        status: 200,
        answer: { accepted: 1 - duplicates, duplicates },
      })
    const rest = aSlice(apps['Desmos']!, { seconds: 41, occurredAt: minutesAgo(1) })
    expect(await send(rest, student)).toMatchObject({ status: 200 })
    expect((await secondsStored()) - before).toBe(341)
  })

  test.each([
    ['no seconds', { seconds: undefined }],
    ['no time at all', { seconds: 0 }],
    ['more than a slice', { seconds: 301 }],
    ['parts of seconds', { seconds: 1.5 }],
    ['seconds in words', { seconds: 'many' }],
    ['an end in the future', { occurredAt: minutesAgo(-1) }],
    ['a start of two months ago', { occurredAt: minutesAgo(60 * 24 * 60) }],
  ])('is refused with %s, and nothing of its request is stored', async (_case, overrides) => {
    const before = await secondsStored()
    const [bad] = aSlice(apps['Desmos']!, overrides).events
    const body = { events: [...aSlice(apps['Desmos']!).events, bad] }
    expect(await send(body, teacher)).toMatchObject({ status: 400 })
    expect(await secondsStored()).toBe(before)
  })

  test('needs a session, and is refused for an app that the session or the district does not have', async () => {
    expect(await send(aSlice(apps['Desmos']!))).toMatchObject({ status: 401 })
    expect(await send(aSlice(apps['Kahoot']!), student)).toMatchObject({
      status: 403,
      answer: { code: 'session.other-app' },
    })
    const elsewhere = await someApps(await aDistrict(server.lectern), ['Scratch'])
    expect(await send(aSlice(elsewhere['Scratch']!), teacher)).toMatchObject({
      status: 404,
    })
  })

  test('by a test user is accepted and never counted', async () => {
    const before = await secondsStored()
    expect(await send(aSlice(apps['Desmos']!), await aTestUser())).toMatchObject({
      status: 200,
    })
    expect(await secondsStored()).toBe(before)
  })
})
