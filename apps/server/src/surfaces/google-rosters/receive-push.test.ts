import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { pushSigner, signingKey, somePeople, type PushOptions } from '@lectern/google-classroom/testing'
import type { InstallationId } from '@lectern/launch'
import { listRegistrations, listRosters, switchFeature } from '@lectern/tenancy'
import { googleDistrict, type GoogleDistrict } from '../../testing/google-district.ts'
import { dueCoursesJob, readChangedJob } from '../../jobs/course-list-jobs.ts'
import { beginGoogleRosters } from './google-roster-jobs.ts'
import { pushUrl } from './google-rosters.ts'
import { receivePush } from './receive-push.ts'
import { readRosterJob } from '../../jobs/roster-jobs.ts'

const { teacher, student, classmate } = somePeople
type Change = Parameters<ReturnType<typeof pushSigner>['push']>[0]

let db: TestDatabase
let domain: GoogleDistrict
let installationId: InstallationId
let courseId: string
let registrationId: string
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  domain = await googleDistrict(db)
  installationId = await domain.install()
  await domain.grant(installationId)
  courseId = domain.classroom.addCourse({ teachers: [teacher.sub], students: [student.sub] }).id
  await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
  await domain.drain()
  registrationId = (await listRegistrations(domain.scope, installationId))[0]!.made!.registrationId
})

const signer = (changes: Partial<Parameters<typeof pushSigner>[1]> = {}, key = domain.google.key) =>
  pushSigner(key, {
    audience: pushUrl(domain.rosters),
    serviceAccount: domain.pushAccount,
    subscription: 'projects/any/subscriptions/any',
    ...changes,
  })
const joined = (): Change => ({
  event: 'CREATED',
  collection: 'courses.students',
  courseId,
  userId: classmate.sub,
})
async function push(change: Change, options: PushOptions = {}, by = signer()) {
  const { authorization, body } = await by.push(change, { registrationId, ...options })
  return receivePush(domain.rosters, authorization, body)
}
const courses = async () => (await listRosters(domain.scope, installationId)).courses
const members = async () => (await courses()).map(({ members }) => members)
const readings = () => domain.scope.query('select from lectern.roster_run')
const joins = () => void domain.classroom.world.courses[0]!.students.push(classmate.sub)

test('what changed is read again, gathered for a minute: many changes of one course make one reading', async () => {
  joins()
  const verdicts = []
  for (let change = 0; change < 40; change++) verdicts.push(await push(joined(), { messageId: `m${change}` }))
  expect(new Set(verdicts)).toEqual(new Set(['read']))
  expect(domain.queue).toMatchObject([{ name: readChangedJob.name, delayMs: 60_000 }])
  await domain.drain()
  expect(await members()).toEqual([3])
  expect(await readings()).toHaveLength(2)
})

test('a message that comes twice has its effect once, one from before the last reading has none', async () => {
  await push(joined(), { messageId: 'm1' })
  domain.queue.length = 0
  expect(await push(joined(), { messageId: 'm1' })).toBe('duplicate')
  const old = new Date(Date.now() - 5 * 60_000)
  expect(await push(joined(), { messageId: 'm2', publishTime: old })).toBe('outdated')
  expect(domain.queue).toEqual([])
})

test('messages in any order end in what Google says now', async () => {
  joins()
  const left: Change = { event: 'DELETED', collection: 'courses.students', courseId, userId: classmate.sub }
  await push(left, { messageId: 'm2' })
  await push(joined(), { messageId: 'm1', publishTime: new Date(Date.now() - 30_000) })
  await domain.drain()
  expect(await members()).toEqual([3])
})

test('a course that no list had yet is read by the first message about it', async () => {
  const added = domain.classroom.addCourse({ name: 'New', teachers: [teacher.sub] })
  await push({ event: 'CREATED', collection: 'courses.teachers', courseId: added.id, userId: teacher.sub })
  await domain.drain()
  expect(await courses()).toHaveLength(2)
  expect(await courses()).toContainEqual(expect.objectContaining({ title: null, members: 1 }))
})

test('a change that comes while its course is being read makes another reading after that', async () => {
  await push(joined())
  await domain.run(domain.queue.shift()!)
  const reading = domain.queue.shift()!
  expect(reading.name).toBe(readRosterJob.name)
  // Between its teachers and its students somebody joins, and Google tells.
  domain.google.failNext(async (answer) => {
    const teachers = await answer()
    await push(joined(), { messageId: 'm-late' })
    return teachers
  })
  await domain.run(reading)
  joins()
  await domain.drain()
  expect(await members()).toEqual([3])
  expect(await readings()).toHaveLength(3)
})

test('a change whose job was lost is found again', async () => {
  joins()
  await push(joined())
  domain.queue.length = 0
  await db.ownerQuery(`update lectern.listed_course set changed_at = now() - interval '20 minutes'`)
  await domain.run({ name: dueCoursesJob.name, data: {} }, { at: () => new Date('2026-11-27T18:00:00Z') })
  await domain.drain()
  expect(await members()).toEqual([3])
})

test.each([
  ['an expired token', { claims: { exp: 1_700_000_000 } }, 'classroom.token-expired'],
  [
    'one for another tool',
    { claims: { aud: 'https://other.example/pubsub' } },
    'classroom.audience-mismatch',
  ],
  ['another sender', { claims: { email: 'push@other.example' } }, 'classroom.push-sender-mismatch'],
  [
    'a sender Google does not vouch for',
    { claims: { email_verified: false } },
    'classroom.push-sender-mismatch',
  ],
])('refuses %s, without effect', async (_name, options, code) => {
  await expect(push(joined(), options)).rejects.toMatchObject({ code })
  await expectNothing()
})

test('refuses what is not signed, or by somebody else, or is no message', async () => {
  const { authorization, body } = await signer().push(joined(), { registrationId })
  await expect(receivePush(domain.rosters, undefined, body)).rejects.toMatchObject({
    code: 'classroom.push-token-missing',
  })
  const forger = signer({}, await signingKey())
  await expect(push(joined(), {}, forger)).rejects.toMatchObject({
    code: 'classroom.token-signature-invalid',
  })
  await expect(receivePush(domain.rosters, authorization, { message: 'hello' })).rejects.toMatchObject({
    code: 'classroom.push-malformed',
  })
  await expectNothing()
})

test.each([
  ['says nothing known', () => 'not base64 %%%', {}],
  [
    'is about course work',
    () => ({ event: 'CREATED', collection: 'courses.courseWork', courseId, id: '5' }) as const,
    {},
  ],
  ['is of a registration that was ended', joined, { registrationId: 'r-ended' }],
])('a message that %s is acknowledged, and changes nothing', async (_name, change, options) => {
  expect(await push(change(), options)).toBe('unknown')
  expect(domain.queue).toEqual([])
})

test('after rosters were switched off a message changes nothing', async () => {
  await switchFeature(domain.scope, installationId, 'roster', false)
  await push(joined())
  await domain.drain()
  expect(await domain.scope.query('select from lectern.listed_course')).toEqual([])
  expect(await readings()).toEqual([])
})

test("another district's installation is not touched, though it shares the project", async () => {
  const elsewhere = await db.district('Elsewhere')
  const theirs = await domain.install({}, elsewhere)
  await push(joined())
  expect(await listRosters(elsewhere, theirs)).toMatchObject({ total: 0 })
  expect(await elsewhere.query('select from lectern.google_push_message')).toEqual([])
})

async function expectNothing(): Promise<void> {
  expect(domain.queue).toEqual([])
  expect(await domain.scope.query('select from lectern.google_push_message')).toEqual([])
}
