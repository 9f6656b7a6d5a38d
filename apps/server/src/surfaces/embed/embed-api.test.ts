import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppPage, ResourcePage } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import { claimNames } from '@lectern/lti'
import { bearerOf, launched } from '../../testing/browser-launch.ts'
import { someApps, someResources } from '../../testing/catalog.ts'
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

/** Of an answer the test names the type: what our own contract says. */
async function call<Answer = Record<string, unknown>>(
  path: string,
  { token, body }: { token?: string; body?: unknown } = {},
) {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  return {
    status: response.status,
    answer: (text ? JSON.parse(text) : undefined) as Answer,
  }
}
describe('the session', () => {
  test('is given once for the code of a launch page', async () => {
    const { sessionCode: code } = await launched(server.url, canvas.platform)
    expect(await call('/session', { body: { code } })).toMatchObject({
      status: 200,
      answer: { token: expect.any(String) },
    })
    expect(await call('/session', { body: { code } })).toMatchObject({
      status: 401,
      answer: { code: 'session.code-used' },
    })
  })

  test('is not given for a bearer token, a made-up code or no code', async () => {
    expect(await call('/session', { body: { code: teacher } })).toMatchObject({ status: 401 })
    expect(await call('/session', { body: { code: 'made-up' } })).toMatchObject({ status: 401 })
    expect(await call('/session', { body: {} })).toMatchObject({
      status: 400,
      answer: { code: 'request.invalid' },
    })
  })

  test.each(['/apps', `/apps/${randomUUID()}`])('is needed for %s', async (path) => {
    expect(await call(path)).toMatchObject({ status: 401, answer: { code: 'session.missing' } })
    expect(await call(path, { token: 'made-up' })).toMatchObject({
      status: 401,
      answer: { code: 'session.invalid' },
    })
  })
})

describe('searching', () => {
  test('finds apps in spite of a typing error, and says a reference when the question is malformed', async () => {
    const { status, answer } = await call<AppPage>('/apps?q=kahot', { token: teacher })
    expect(status).toBe(200)
    expect(answer.apps.map(({ name }) => name)).toEqual(['Kahoot'])
    expect(await call('/apps?limit=many', { token: teacher })).toMatchObject({
      status: 400,
      answer: { code: 'request.invalid', reference: expect.stringMatching(/^\w{4}-\w{4}$/) },
    })
  })

  test('a character that no text may hold is the fault of the question', async () => {
    expect(await call('/apps?function=%00', { token: teacher })).toMatchObject({
      status: 400,
      answer: { code: 'request.malformed' },
    })
  })

  test('is for staff: a student reaches the linked app alone', async () => {
    expect(await call('/apps', { token: student })).toMatchObject({
      status: 403,
      answer: { code: 'session.staff-only' },
    })
    expect(await call(`/apps/${apps['Desmos']}`, { token: student })).toMatchObject({
      status: 200,
      answer: { name: 'Desmos' },
    })
    expect(await call(`/apps/${apps['Kahoot']}`, { token: student })).toMatchObject({ status: 403 })
    expect(await call('/apps/not-an-id', { token: teacher })).toMatchObject({ status: 404 })
  })

  test("never finds another district's app", async () => {
    const elsewhere = await someApps(await aDistrict(server.lectern), ['Scratch'])
    expect(await call(`/apps/${elsewhere['Scratch']}`, { token: teacher })).toMatchObject({ status: 404 })
  })
})

describe('help for teachers', () => {
  test('is found by words, with the app that it is about and how the district decided about it', async () => {
    await someResources(scope, ['Graphing in ten minutes', '!Talk moves'], apps['Desmos'])
    const { status, answer } = await call<ResourcePage>('/resources?q=grafing', { token: teacher })
    expect(status).toBe(200)
    expect(answer).toMatchObject({
      total: 1,
      resources: [
        { title: 'Graphing in ten minutes', kind: 'page', app: { name: 'Desmos', verdict: 'approved' } },
      ],
    })
    expect(await call('/resources', { token: teacher })).toMatchObject({ answer: { total: 1 } })
  })

  test('is for staff with a session, and a malformed question is refused', async () => {
    expect(await call('/resources')).toMatchObject({ status: 401, answer: { code: 'session.missing' } })
    expect(await call('/resources', { token: student })).toMatchObject({
      status: 403,
      answer: { code: 'session.staff-only' },
    })
    expect(await call('/resources?limit=0', { token: teacher })).toMatchObject({
      status: 400,
      answer: { code: 'request.invalid' },
    })
  })

  test("is never another district's", async () => {
    await someResources(await aDistrict(server.lectern), ['Exit tickets'])
    expect(await call('/resources?q=exit', { token: teacher })).toMatchObject({ answer: { total: 0 } })
  })

  test('is offered beside the apps only where there is some', async () => {
    const elsewhere = await aDistrict(server.lectern)
    const moodle = await installPlatform(server.lectern, elsewhere)
    expect(await launched(server.url, moodle.platform)).toMatchObject({ mode: 'browse', help: false })
    await moodle.close()
  })
})

describe('the mark of a name', () => {
  const mark = (path: string) => fetch(`${server.url}/embed/marks/${path}`)

  test('is a picture that any cache may keep for ever', async () => {
    const response = await mark('3-44.svg')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(await response.text()).toContain('>D</text>')
  })

  test.each(['9-44.svg', '3-3c.svg', '3-d800.svg', '3-fffff.svg', '3-44.png', 'x'])(
    'is not drawn for %s',
    async (path) => {
      expect((await mark(path)).status).toBe(404)
    },
  )
})

describe('a nudge', () => {
  test('is answered by whom it was made for, and by nobody else', async () => {
    expect(
      await call(`/nudges/${randomUUID()}/response`, { token: teacher, body: { response: 'acted' } }),
    ).toMatchObject({
      status: 404,
    })
    expect(
      await call(`/nudges/${randomUUID()}/response`, { token: student, body: { response: 'acted' } }),
    ).toMatchObject({
      status: 403,
    })
    expect(
      await call(`/nudges/${randomUUID()}/response`, { token: teacher, body: { response: 'perhaps' } }),
    ).toMatchObject({
      status: 400,
    })
  })
})
