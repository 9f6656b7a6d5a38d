import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NoticeState } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import { claimNames } from '@lectern/lti'
import { simulatedPlatform, type SimulatedServices } from '@lectern/lti/testing'
import { decideDeployment, switchFeature } from '@lectern/tenancy'
import { launched } from '../../testing/browser-launch.ts'
import { aDirector, type ConsoleCall } from '../../testing/director.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aNotice, postNotices } from '../../testing/notices.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let services: SimulatedServices
let director: ConsoleCall

beforeAll(async () => {
  server = await serverUnderTest({ work: true })
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  services = await canvas.serve(server.url)
  director = await aDirector(server.url, scope)
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

const launch = (installed = canvas, offered = services) =>
  launched(server.url, installed.platform, { claims: offered.claims })
const switchTo = (enabled: boolean, installed = canvas) =>
  director(`/installations/${installed.installationId}/features`, {
    method: 'PUT',
    body: { feature: 'course-copies', enabled },
  })
const statesOf = async (installed = canvas): Promise<NoticeState[]> =>
  (await director(`/installations/${installed.installationId}`)).answer['notices'] as NoticeState[]
const storedIds = async (owner = scope) =>
  (await owner.query<{ id: string }>('select n.notice_id as id from lectern.lti_notice n')).map(
    ({ id }) => id,
  )

describe('a subscription to notices', () => {
  test('is made by nobody while the district has not switched course copies on', async () => {
    await launch()
    await server.lectern.jobs.drain()
    expect(services.notices.handlers.size).toBe(0)
    expect(await statesOf()).toEqual([])
  })

  test('is made by the next launch that offers the service, once, and is shown', async () => {
    await switchTo(true)
    await launch()
    await expect.poll(() => services.notices.handlers.size).toBe(2)
    const here = `${server.url}/lti/notices`
    expect(Object.fromEntries(services.notices.handlers)).toEqual({
      LtiHelloWorldNotice: here,
      LtiContextCopyNotice: here,
    })
    await expect.poll(statesOf).toMatchObject([{ subscribedAt: expect.any(String), problem: null }])
    services.notices.handlers.clear()
    await launch()
    await server.lectern.jobs.drain()
    expect(services.notices.handlers.size).toBe(0)
  })

  test('is ended at the platform when the district switches it off, and made again when on', async () => {
    await switchTo(true)
    await switchTo(false)
    await server.lectern.jobs.drain()
    expect(services.notices.handlers.size).toBe(0)
    expect(await statesOf()).toMatchObject([{ subscribedAt: null }])
    await switchTo(true)
    await expect.poll(() => services.notices.handlers.size).toBe(2)
  })

  test('that the platform refuses is shown with its words, and its launches work all the same', async () => {
    const other = await installPlatform(server.lectern, scope, { features: ['course-copies'] })
    const offered = await other.serve(server.url)
    const notForUs = { status: 403, statusText: 'Forbidden' }
    offered.failNext(
      (answer) => answer(), // the token
      () => new Response('{"error":"not for this tool"}', notForUs),
    )
    await launch(other, offered)
    await expect
      .poll(() => statesOf(other))
      .toMatchObject([{ subscribedAt: null, problem: expect.stringContaining('not for this tool') }])
    await other.close()
  })
})

describe('POST /lti/notices', () => {
  test('stores what is proved and answers at once; the same notice again is the same', async () => {
    const id = randomUUID()
    const jwt = await aNotice(canvas.platform, { id })
    expect((await postNotices(server.url, [jwt])).status).toBe(200)
    expect((await postNotices(server.url, [jwt, jwt])).status).toBe(200)
    expect((await storedIds()).filter((stored) => stored === id)).toEqual([id])
    await server.lectern.jobs.drain()
    const waiting = await scope.query('select 1 from lectern.lti_notice n where n.processed_at is null')
    expect(waiting).toEqual([])
    expect(await statesOf()).toMatchObject([{ lastNoticeAt: expect.any(String) }])
  })

  test('takes the good ones of a batch that has bad ones', async () => {
    const id = randomUUID()
    const expired = await aNotice(canvas.platform, {}, { now: new Date(Date.now() - 3_600_000) })
    const good = await aNotice(canvas.platform, { id })
    expect((await postNotices(server.url, ['garbage', expired, good, 7])).status).toBe(200)
    expect(await storedIds()).toContain(id)
  })

  test('refuses what no platform of ours signed, what is too old, and what is for somebody else', async () => {
    const stranger = await simulatedPlatform({
      issuer: canvas.platform.registration.issuer,
      clientId: 'lectern-1',
    })
    const before = await storedIds()
    for (const [jwt, status, code] of [
      ['garbage', 400, 'lti.token-malformed'],
      [await aNotice(stranger, {}, { header: { kid: 'key-1' } }), 401, 'lti.signature-invalid'],
      [await aNotice(canvas.platform, { claims: { aud: 'another-tool' } }), 404, 'lti.registration-unknown'],
      [
        await aNotice(canvas.platform, {}, { now: new Date(Date.now() - 3_600_000) }),
        401,
        'lti.token-expired',
      ],
      [
        await aNotice(canvas.platform, { claims: { [claimNames.deploymentId]: 'nobody-knows-it' } }),
        403,
        'lti.deployment-unknown',
      ],
    ] as const) {
      const answered = await postNotices(server.url, [jwt])
      expect.soft(answered, code).toMatchObject({ status, answer: { code } })
    }
    expect(await storedIds()).toEqual(before)
  })

  test('refuses bodies that are no batch, too many notices and too much', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(`${server.url}/lti/notices`, { method: 'POST', headers: { 'content-type': type }, body })
    expect((await post('{"notices":')).status).toBe(400)
    expect((await post('[]')).status).toBe(400)
    expect((await post('{"notices":{}}')).status).toBe(400)
    expect((await post('notices=1', 'application/x-www-form-urlencoded')).status).toBe(400)
    expect((await post(JSON.stringify({ notices: Array(201).fill({ jwt: '' }) }))).status).toBe(400)
    expect((await post(JSON.stringify({ notices: [{ jwt: 'x'.repeat(600 * 1024) }] }))).status).toBe(413)
    expect((await post('{"notices":[]}')).status).toBe(200)
    expect((await fetch(`${server.url}/lti/notices`)).status).toBe(404)
  })

  test('takes nothing for a deployment that is blocked or an installation that switched it off', async () => {
    const other = await installPlatform(server.lectern, scope, { features: ['course-copies'] })
    const send = async () => postNotices(server.url, [await aNotice(other.platform)])
    expect((await send()).status).toBe(200)
    await decideDeployment(scope, other.installationId, 'deployment-1', 'blocked')
    await expect.poll(send, { timeout: 10_000, interval: 500 }).toMatchObject({
      answer: { code: 'lti.deployment-blocked' },
    })
    await decideDeployment(scope, other.installationId, 'deployment-1', 'active')
    await switchFeature(scope, other.installationId, 'course-copies', false)
    await expect.poll(send, { timeout: 10_000, interval: 500 }).toMatchObject({
      status: 403,
      answer: { code: 'lti.notices-switched-off' },
    })
    await other.close()
  })

  test("stores a notice in its own district and shows it to nobody else's director", async () => {
    const elsewhere = await aDistrict(server.lectern, 'Elsewhere')
    const id = randomUUID()
    await postNotices(server.url, [await aNotice(canvas.platform, { id })])
    expect(await storedIds(elsewhere)).toEqual([])
    const stranger = await aDirector(server.url, elsewhere, 'eve@elsewhere.example')
    expect((await stranger(`/installations/${canvas.installationId}`)).status).toBe(404)
  })
})
