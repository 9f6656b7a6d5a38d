import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { accessFeatures } from '@lectern/google-classroom'
import { pushSigner } from '@lectern/google-classroom/testing'
import type { InstallationId } from '@lectern/launch'
import { keepGoogleGrant, listRegistrations, meetPerson } from '@lectern/tenancy'
import { secretKeys } from '../../secret-keys.ts'
import { classroomUnderTest, type ClassroomUnderTest } from '../../testing/classroom-under-test.ts'
import { rostersOf } from '../../testing/course-with-roster.ts'
import { aDirector, consoleVisitor, type ConsoleCall } from '../../testing/director.ts'
import { aDistrict } from '../../testing/index.ts'
import { subjectHashOf } from '../google-classroom/google-classroom-surface.ts'

const patience = { timeout: 30_000 }
const { roster, notices, directory } = accessFeatures.administrator

let classroom: ClassroomUnderTest
let scope: DistrictScope
let director: ConsoleCall
let stranger: ConsoleCall
let installationId: InstallationId
let path: string
let pushAccount: string

beforeAll(async () => {
  classroom = await classroomUnderTest({ work: true })
  const elsewhere = await aDistrict(classroom.lectern, 'Elsewhere')
  stranger = await aDirector(classroom.url, elsewhere, 'eve@elsewhere.example')
})
afterAll(() => classroom.close())
beforeEach(async () => {
  scope = await aDistrict(classroom.lectern)
  pushAccount = `push@${randomUUID()}.example`
  installationId = await classroom.install(scope, {
    hostedDomains: [`${randomUUID()}.example`],
    pubsubTopic: `projects/${randomUUID()}/topics/classroom`,
    pushServiceAccount: pushAccount,
  })
  path = `/installations/${installationId}`
  director = await aDirector(classroom.url, scope, `${scope.districtId}@fairview.example`)
})

/** As signing in by the console leaves it behind. */
async function administratorAllows(): Promise<void> {
  const { google, people, config, lectern } = classroom
  const { sub } = people.administrator
  const scopes = [...new Set([...roster, ...notices, ...directory])]
  google.grants.allow(sub, scopes)
  const personId = await meetPerson(scope, installationId, {
    subjectHash: subjectHashOf(lectern, scope, sub),
    sourcedIdHash: null,
    role: 'admin',
  })
  await keepGoogleGrant(
    scope,
    { installationId, personId, audience: 'administrator' },
    { scopes, access: undefined, refreshToken: google.grants.issueRefreshToken(sub) },
    (await secretKeys(config)).of('Google grants'),
  )
}
const switchRosters = (enabled: boolean) =>
  director(`${path}/features`, { method: 'PUT', body: { feature: 'roster', enabled } })
const courseList = async () => (await director(`${path}/course-list`)).answer
const orgUnits = async () => (await director(`${path}/org-units`)).answer
const firstCourse = async () => (await rostersOf(director, { installationId }))?.courses[0]
const pubsub = (init: RequestInit) =>
  fetch(`${classroom.url}/google-classroom/pubsub`, { method: 'POST', ...init })

test('switched on, the courses of the domain and their class lists are read by the worker, and shown', async () => {
  await administratorAllows()
  expect(await switchRosters(true)).toMatchObject({ status: 200 })
  await expect.poll(courseList, patience).toMatchObject({
    courses: 1,
    complete: 1,
    run: { status: 'done', pages: 1, courses: 1, progress: null, message: null, denied: false },
    notices: { expiresAt: expect.any(String), message: null },
  })
  expect(await firstCourse()).toMatchObject({
    title: 'Biology · Period 2',
    members: { fewerThan: 10 },
    run: { status: 'done' },
  })
})

test('a class list is read again when the director asks, as that of any other platform', async () => {
  await administratorAllows()
  await switchRosters(true)
  await expect.poll(firstCourse, patience).toMatchObject({ run: { status: 'done' } })
  const first = (await firstCourse())!
  const runPath = `${path}/rosters/${first.contextId}/run`
  expect(await director(runPath, { method: 'POST' })).toMatchObject({ status: 202 })
  await expect
    .poll(async () => {
      const { run } = (await firstCourse())!
      return run!.status === 'done' && run!.id !== first.run!.id
    }, patience)
    .toBe(true)
  expect(await director(runPath, { method: 'DELETE' })).toMatchObject({
    status: 409,
    answer: { code: 'roster.not-running' },
  })
})

test('where nobody has allowed it the list says so; a list that is read can be stopped', async () => {
  await switchRosters(true)
  await expect.poll(courseList, patience).toMatchObject({
    run: { status: 'failed', denied: true, message: expect.stringContaining('administrator') },
    notices: { expiresAt: null, message: expect.stringContaining('administrator') },
  })
  await administratorAllows()
  let letGo = (): void => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  classroom.google.failNext((answer) => held.then(answer))
  expect(await director(`${path}/course-list/run`, { method: 'POST' })).toMatchObject({ status: 202 })
  const stop = () => director(`${path}/course-list/run`, { method: 'DELETE' })
  expect(await stop()).toMatchObject({ status: 200, answer: { run: { status: 'cancelled' } } })
  letGo()
  expect(await stop()).toMatchObject({ status: 409, answer: { code: 'roster.not-running' } })
})

test('removed, everything is forgotten here at once, and Google is told to tell nothing more', async () => {
  await administratorAllows()
  await switchRosters(true)
  await expect.poll(courseList, patience).toMatchObject({ complete: 1, notices: { message: null } })
  const before = classroom.classroom.registrations.size
  const removal = { method: 'POST', body: { name: 'Google Classroom' } }
  expect(await director(`${path}/removal`, removal)).toMatchObject({ status: 204 })
  for (const table of ['roster', 'listed_course', 'google_grant', 'google_registration'])
    expect.soft(await scope.query(`select 1 as kept from lectern.${table}`), table).toEqual([])
  await expect.poll(() => classroom.classroom.registrations.size, patience).toBe(before - 1)
  const { sub } = classroom.people.administrator
  await expect.poll(() => classroom.google.grants.grants.has(sub), patience).toBe(false)
})

test('switched off, everything is forgotten, here and at Google', async () => {
  await administratorAllows()
  await switchRosters(true)
  await expect.poll(courseList, patience).toMatchObject({ complete: 1, notices: { message: null } })
  const before = classroom.classroom.registrations.size
  await switchRosters(false)
  await expect.poll(() => listRegistrations(scope, installationId), patience).toEqual([])
  expect(classroom.classroom.registrations.size).toBe(before - 1)
  expect(await courseList()).toEqual({ run: null, courses: 0, complete: 0, schools: 0, notices: null })
  expect(await rostersOf(director, { installationId })).toBeNull()
  expect(await director(`${path}/course-list/run`, { method: 'POST' })).toMatchObject({
    status: 409,
    answer: { code: 'roster.switched-off' },
  })
})

test('the organizational units are read when the director asks, and shown without telling who few are', async () => {
  await administratorAllows()
  expect(await orgUnits()).toEqual({ readAt: null, isBeingRead: false, message: null, units: [] })
  expect(await director(`${path}/org-units/refresh`, { method: 'POST' })).toMatchObject({ status: 202 })
  await expect.poll(orgUnits, patience).toMatchObject({
    readAt: expect.any(String),
    isBeingRead: false,
    units: expect.arrayContaining([
      { path: '/Staff', name: 'Staff', active: { fewerThan: 10 }, seen: { value: 0 } },
    ]),
  })
})

test('each is nobody else’s, and only Google Classroom has it', async () => {
  const asked = [
    ['GET', 'course-list'],
    ['POST', 'course-list/run'],
    ['DELETE', 'course-list/run'],
    ['GET', 'org-units'],
    ['POST', 'org-units/refresh'],
  ] as const
  for (const [method, end] of asked) {
    expect(await consoleVisitor(classroom.url)(`${path}/${end}`, { method })).toMatchObject({ status: 401 })
    expect(await stranger(`${path}/${end}`, { method })).toMatchObject({
      status: 404,
      answer: { code: 'installation.unknown' },
    })
    expect(await director(`/installations/biology/${end}`, { method })).toMatchObject({ status: 404 })
    if (method !== 'GET')
      expect(await director(`${path}/${end}`, { method, ownPage: false })).toMatchObject({ status: 403 })
  }
})

describe('what Google pushes', () => {
  const pushed = async (options: { claims?: Record<string, unknown> } = {}) => {
    const [registration] = await listRegistrations(scope, installationId)
    const { google, course, url, people } = classroom
    const { authorization, body } = await pushSigner(google.key, {
      audience: `${url}/google-classroom/pubsub`,
      serviceAccount: pushAccount,
      subscription: 'projects/any/subscriptions/any',
    }).push(
      { event: 'CREATED', collection: 'courses.students', courseId: course.id, userId: people.student.sub },
      { registrationId: registration?.made?.registrationId, ...options },
    )
    return {
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
  }
  const changes = () =>
    scope.query<{ changed: boolean }>(
      'select g.changed_at is not null as changed from lectern.listed_course g',
    )

  test('is acknowledged once it is stored, and again when it comes again', async () => {
    await administratorAllows()
    await switchRosters(true)
    await expect.poll(courseList, patience).toMatchObject({ complete: 1, notices: { message: null } })
    const message = await pushed()
    expect((await pubsub(message)).status).toBe(204)
    expect(await changes()).toEqual([{ changed: true }])
    expect((await pubsub(message)).status).toBe(204)
  })

  test('is refused without effect when it is not Google’s, not for us or not readable', async () => {
    const message = await pushed()
    const statusOf = async (init: RequestInit) => (await pubsub(init)).status
    expect(await statusOf({ ...message, headers: { 'content-type': 'application/json' } })).toBe(401)
    expect(await statusOf(await pushed({ claims: { email: 'push@other.example' } }))).toBe(403)
    expect(await statusOf(await pushed({ claims: { exp: 1_700_000_000 } }))).toBe(401)
    expect(await statusOf({ ...message, body: '{"message":' })).toBe(400)
    expect(await statusOf({ ...message, body: '{}' })).toBe(400)
    expect(await statusOf({ ...message, body: JSON.stringify('x'.repeat(100_000)) })).toBe(413)
    expect(await changes()).toEqual([])
    expect(await fetch(`${classroom.url}/google-classroom/pubsub`)).toMatchObject({ status: 404 })
  })
})
