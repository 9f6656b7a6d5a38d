import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { personExport, type EmbedModel } from '@lectern/api-contracts'
import { grantSeats, listPlacements, recordPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { claimNames } from '@lectern/lti'
import { aDataPrivacyLaunch, type LaunchOptions } from '@lectern/lti/testing'
import { rollUpUsage } from '@lectern/telemetry'
import { beginLaunch, bearerOf, launched, postLaunch } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let apps: Awaited<ReturnType<typeof someApps>>
/** The platform's id of a student who has opened Desmos once; each test has one of its own. */
let student: string

beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  apps = await someApps(scope, ['Desmos', 'Kahoot'])
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})
beforeEach(async () => {
  student = `student-${randomUUID()}`
  await opened(student)
})

type Privacy = Extract<EmbedModel, { mode: 'privacy' }>

/** Comes by a link, opens the app behind it and uses it for a while. */
async function opened(sub: string, claims: Record<string, unknown> = {}): Promise<string> {
  const link = { sub, [claimNames.custom]: { app: apps['Desmos'] }, ...claims }
  const token = await bearerOf(
    server.url,
    await launched(server.url, canvas.platform, { role: 'student', claims: link }),
  )
  expect(await openDesmos(token)).toBe(200)
  expect((await call('/events', token, aUse())).status).toBe(200)
  return token
}

const openDesmos = async (token: string) => (await call('/events', token, anOpen())).status
const anOpen = () => ({
  events: [
    { id: randomUUID(), kind: 'app-opened', appId: apps['Desmos'], occurredAt: new Date().toISOString() },
  ],
})

const aUse = () => {
  const occurredAt = new Date().toISOString()
  return { events: [{ id: randomUUID(), kind: 'app-used', appId: apps['Desmos'], occurredAt, seconds: 90 }] }
}

async function call(path: string, token?: string, body?: unknown) {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
  return { status: response.status, answer, headers: response.headers }
}
const forget = (token: string | undefined, body: unknown = { confirmed: true }) =>
  call('/person/forget', token, body)

const question = (forUser: object, { claims, ...options }: LaunchOptions = {}) => ({
  claims: aDataPrivacyLaunch({
    target: `${server.url}/lti/launch`,
    ...options,
    claims: { [claimNames.forUser]: forUser, ...claims },
  }),
})
const asked = async (forUser: object = { user_id: student }, options: LaunchOptions = {}) =>
  (await launched(server.url, canvas.platform, question(forUser, options))) as Privacy
const aboutOneself = (sub: string) => asked({ user_id: sub }, { role: 'student', claims: { sub } })

describe('an administrator who asks about a person', () => {
  test('sees all that is held, by the name of the launch alone, and nothing of others', async () => {
    await opened(`other-${randomUUID()}`)
    const model = await asked({ user_id: student, name: 'Sam Student' })
    expect(model).toMatchObject({ mode: 'privacy', isSelf: false, name: 'Sam Student' })
    expect(model.held).toMatchObject({
      seen: { roles: ['student'] },
      identities: [{ installation: 'Canvas', byDistrictNumber: false }],
      courses: [{ title: 'Biology 9', launches: 1 }],
      launches: { count: 1 },
      apps: [{ app: 'Desmos', count: 1, minutes: 2 }],
      seats: [],
      placements: [],
      credits: [],
      nudges: [],
    })
    expect(JSON.stringify(model.held)).not.toContain('Sam')
  })

  test('is not counted as somebody who uses apps', async () => {
    const count = () => scope.query('select count(*) from lectern.usage_event')
    const before = await count()
    await asked()
    expect(await count()).toEqual(before)
  })

  test('finds seats and placements by the district’s number, also of somebody who never came', async () => {
    const number = `n-${randomUUID()}`
    const holder = server.lectern.pseudonyms.sourcedId(scope.districtId, number)
    await grantSeats(scope, { appId: apps['Kahoot']!, holders: [holder], assignedOn: '2026-09-01' })
    const { held } = await asked({ user_id: `unknown-${randomUUID()}`, person_sourcedid: number })
    expect(held).toMatchObject({ seen: null, seats: [{ app: 'Kahoot', since: '2026-09-01' }] })
  })

  test('is told that nothing is held about somebody unknown', async () => {
    const { held } = await asked({ user_id: `unknown-${randomUUID()}` })
    expect(held).toBeNull()
  })

  test('takes everything along as a file of the documented shape', async () => {
    const { status, answer, headers } = await call(
      '/person/export',
      await bearerOf(server.url, await asked()),
    )
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe('attachment; filename=lectern-person.json')
    expect(headers.get('cache-control')).toBe('no-store')
    const file = personExport.parse(answer)
    expect(file.launches).toMatchObject([{ course: 'Biology 9', role: 'student' }])
    expect(file.events.map(({ kind, app, seconds }) => [kind, app, seconds])).toEqual([
      ['launch', 'Desmos', null],
      ['app-opened', 'Desmos', null],
      ['app-used', 'Desmos', 90],
    ])
  })
})

describe('forgetting', () => {
  const sums = () =>
    scope.query(`select u.kind, sum(u.events)::int as events, sum(u.people)::int as people,
        sum(u.seconds)::int as seconds
      from lectern.usage_daily u group by 1 order by 1`)

  test('takes the person out of everything, keeps the sums, and says so without a name', async () => {
    const number = `n-${randomUUID()}`
    await opened(student, { [claimNames.lis]: { person_sourcedid: number } })
    const holder = server.lectern.pseudonyms.sourcedId(scope.districtId, number)
    await grantSeats(scope, { appId: apps['Desmos']!, holders: [holder], assignedOn: '2026-09-01' })
    const [identity] = await scope.query<{ personId: PersonId }>(
      `select i.person_id as "personId" from lectern.identity i where i.sourced_id_hash = $1`,
      [holder],
    )
    const placementId = randomUUID()
    await recordPlacements(scope, [
      {
        id: placementId,
        appId: apps['Desmos']!,
        installationId: canvas.installationId,
        contextId: null,
        placedBy: identity!.personId,
      },
    ])
    await rollUpUsage(scope)
    const before = await sums()
    const token = await bearerOf(server.url, await asked({ user_id: student, person_sourcedid: number }))
    expect(await forget(token)).toMatchObject({ status: 200, answer: { forgotten: true } })

    expect((await asked({ user_id: student, person_sourcedid: number })).held).toBeNull()
    await rollUpUsage(scope)
    expect(await sums()).toEqual(before)
    const placed = await listPlacements(scope, canvas.installationId)
    expect(placed.map(({ id }) => id)).toContain(placementId)
    const [audit] = await scope.query<{ details: unknown; entry: string }>(
      `select a.details, a::text as entry from lectern.audit_entry a
       where a.action = 'person.forgotten' order by a.id desc limit 1`,
    )
    expect(audit!.details).toEqual({ askedBy: 'administrator' })
    expect(audit!.entry).not.toContain(identity!.personId)
  })

  test('twice is the same as once, and is noted once', async () => {
    const noted = async () =>
      (await scope.query(`select from lectern.audit_entry a where a.action = 'person.forgotten'`)).length
    const token = await bearerOf(server.url, await asked())
    expect(await forget(token)).toMatchObject({ answer: { forgotten: true } })
    const once = await noted()
    expect(await forget(token)).toMatchObject({ status: 200, answer: { forgotten: false } })
    expect(await noted()).toBe(once)
  })

  test('lets them come back as somebody new, and ends the page they had open', async () => {
    const open = await opened(student)
    await forget(await bearerOf(server.url, await asked()))
    expect(await call('/events', open, anOpen())).toMatchObject({
      status: 401,
      answer: { code: 'session.person-forgotten' },
    })
    await opened(student)
    expect((await asked()).held).toMatchObject({ launches: { count: 1 }, apps: [{ count: 1 }] })
  })

  test('needs the confirmation, a session, and one that is about a person', async () => {
    const token = await bearerOf(server.url, await asked())
    for (const body of [{}, { confirmed: false }, { confirmed: 'yes' }])
      expect(await forget(token, body)).toMatchObject({ status: 400, answer: { code: 'request.invalid' } })
    expect(await forget(undefined)).toMatchObject({ status: 401 })
    expect(await call('/person/export')).toMatchObject({ status: 401 })
    const teacher = await bearerOf(server.url, await launched(server.url, canvas.platform))
    const administrator = await bearerOf(
      server.url,
      await launched(server.url, canvas.platform, { role: 'admin' }),
    )
    for (const session of [teacher, administrator]) {
      expect(await forget(session)).toMatchObject({ status: 403, answer: { code: 'session.about-nobody' } })
      expect(await call('/person/export', session)).toMatchObject({ status: 403 })
    }
    expect((await asked()).held).not.toBeNull()
  })

  test('knows nobody of another district, though the platform says the same id', async () => {
    const other = await aDistrict(server.lectern)
    const lakeside = await installPlatform(server.lectern, other)
    const model = await launched(server.url, lakeside.platform, question({ user_id: student }))
    expect(model).toMatchObject({ mode: 'privacy', held: null })
    expect(await forget(await bearerOf(server.url, model))).toMatchObject({ answer: { forgotten: false } })
    expect((await asked()).held).not.toBeNull()
    await lakeside.close()
  })
})

describe('who may ask', () => {
  test('everybody about themselves, and nothing else with that session', async () => {
    const model = await aboutOneself(student)
    expect(model).toMatchObject({ mode: 'privacy', isSelf: true, held: { apps: [{ app: 'Desmos' }] } })
    const token = await bearerOf(server.url, model)
    expect(await call('/apps', token)).toMatchObject({ status: 403 })
    expect(await forget(token)).toMatchObject({ answer: { forgotten: true } })
  })

  test.each(['teacher', 'student', 'observer'] as const)('no %s about somebody else', async (role) => {
    const begun = await beginLaunch(server.url, canvas.platform, question({ user_id: student }, { role }))
    const response = await postLaunch(server.url, begun)
    const html = await response.text()
    expect(response.status).toBe(403)
    expect(html).toContain('This page is about somebody else')
    expect(html).toContain('lti.privacy-not-yours')
    expect(html).not.toContain(student)
  })
})
