import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { hasFeature, switchFeature } from '../installation-features.ts'
import { meetPerson } from '../people.ts'
import { findRosterRun } from '../roster/roster-run.ts'
import { listRosters } from '../roster/roster-list.ts'
import { startFirstRosterRuns } from '../roster/start-roster-run.ts'
import { names } from '../testing.ts'
import { changedInstallations, noteCourseChanged, startChangedRosterRuns } from './changed-courses.ts'
import { keepGoogleGrant } from '../google/google-grants.ts'
import { addGoogleInstallation } from '../google/google-installations.ts'
import { startDueGoogleLists } from '../google/start-due-course-lists.ts'
import { cancelCourseRun, latestCourseRun, strandedCourseRuns } from './course-list-run.ts'
import { runCourseList, type CourseListSource } from './run-course-list.ts'
import { startCourseRun } from './start-course-list-run.ts'
import { tidyCourseLists } from './tidy-course-lists.ts'

const sealKey = new Uint8Array(32).fill(9)
const scopes = ['courses', 'rosters']

let db: TestDatabase
let scope: DistrictScope
let installationId: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  installationId = await anInstallation(scope)
})

const anInstallation = (district: DistrictScope) =>
  addGoogleInstallation(
    db.database,
    district,
    {
      name: 'Google Classroom',
      clientId: randomUUID(),
      clientSecret: 'a secret of Google',
      hostedDomains: [`${randomUUID()}.example`],
      features: ['roster'],
    },
    sealKey,
  )

interface Listing {
  personId?: PersonId
  failing?: { at: number; code: string }
}

/** A list in pages, whose addresses are their places. */
function aList(pages: readonly (readonly string[])[], { personId, failing }: Listing = {}) {
  const asked: (string | undefined)[] = []
  const source: CourseListSource = {
    async *read(from) {
      asked.push(from)
      for (let place = Number(from ?? 0); place < pages.length; place++) {
        if (failing?.at === place)
          throw new Problem({ kind: 'upstream', code: failing.code, message: 'It says "no".' })
        yield {
          courses: pages[place]!.map((externalId) => ({ externalId, title: `Course ${externalId}` })),
          personId: personId ?? null,
          next: place === pages.length - 1 ? null : String(place + 1),
        }
      }
    },
    judge: ({ code }) => (code === 'later' ? { verdict: 'later', afterMs: 1_000 } : { verdict: 'failed' }),
  }
  return { source, asked }
}

async function list(...listed: Parameters<typeof aList>) {
  const { run } = await startCourseRun(scope, installationId)
  const { source, asked } = aList(...listed)
  const outcome = await runCourseList(scope, run.id, source)
  return { asked, outcome, run: (await latestCourseRun(scope, installationId))! }
}

const offered = async () =>
  (await listRosters(scope, installationId)).courses.map(({ title }) => title ?? '').toSorted()
const aTeacher = (subject: string) =>
  meetPerson(scope, installationId, {
    subjectHash: names.subject(scope.districtId, 'google', subject),
    sourcedIdHash: null,
    role: 'teacher',
  })
const age = (table: string, interval: string) =>
  db.ownerQuery(
    `update lectern.${table} set started_at = started_at - $2::interval, last_sign_at = last_sign_at - $2::interval,
       finished_at = finished_at - $2::interval where district_id = $1`,
    [scope.districtId, interval],
  )

test('every course of a list is known by its title, and its roster offered, page by page', async () => {
  const { run } = await list([['1', '2'], [], ['3', '3']])
  expect(run).toMatchObject({ status: 'done', pages: 3, courses: 4, expected: null })
  expect(await offered()).toEqual(['Course 1', 'Course 2', 'Course 3'])
  expect(await startFirstRosterRuns(scope, installationId)).toHaveLength(3)
  expect(await startFirstRosterRuns(scope, installationId)).toEqual([])
})

test('a list that stopped goes on at the page where it stopped, and ends nothing before its end', async () => {
  await list([['1', '2', '3']])
  const { outcome, run } = await list([['1'], ['2']], { failing: { at: 1, code: 'later' } })
  expect(outcome).toEqual({ againAfterMs: 1_000 })
  expect(run).toMatchObject({ status: 'waiting', pages: 1, expected: 3, message: 'It says "no".' })
  expect(await offered()).toHaveLength(3)
  const { source, asked } = aList([['1'], ['2']])
  await runCourseList(scope, run.id, source)
  expect(asked).toEqual(['1'])
  expect(await offered()).toEqual(['Course 1', 'Course 2'])
})

test('an address that no longer holds is given up for the start', async () => {
  await list([['1'], ['2']], { failing: { at: 1, code: 'later' } })
  const { run } = await startCourseRun(scope, installationId)
  const stale = aList([['1'], ['2']])
  const source: CourseListSource = {
    ...stale.source,
    read: (from) =>
      from === undefined
        ? stale.source.read(from)
        : aList([[], []], { failing: { at: 1, code: 'no' } }).source.read(from),
  }
  await runCourseList(scope, run.id, source)
  expect(await latestCourseRun(scope, installationId)).toMatchObject({ status: 'done', pages: 2, courses: 2 })
})

test('a course that ended takes its roster and its reading along, and is known all the same', async () => {
  await list([['1', '2']])
  const [, second] = await startFirstRosterRuns(scope, installationId)
  await list([['1']])
  expect(await offered()).toEqual(['Course 1'])
  const runs = await scope.query<{ status: string }>('select r.status from lectern.roster_run r order by 1')
  expect(runs.map(({ status }) => status)).toEqual(['cancelled', 'waiting'])
  expect(await findRosterRun(scope, second!.id)).toBeDefined()
  expect(await scope.query('select from lectern.context')).toHaveLength(2)
})

test('a list that is empty at once ends nothing, and says what to check', async () => {
  expect((await list([[]])).run).toMatchObject({ status: 'done', courses: 0 })
  await list([['1', '2']])
  const [first] = await startFirstRosterRuns(scope, installationId)
  const { run, outcome } = await list([[], []])
  expect(run).toMatchObject({
    status: 'failed',
    code: 'roster.list-empty',
    denied: false,
    message: expect.stringContaining('Nothing was ended'),
  })
  expect(outcome).toEqual({})
  expect(await offered()).toEqual(['Course 1', 'Course 2'])
  expect(await findRosterRun(scope, first!.id)).toMatchObject({ status: 'waiting' })
  await list([['2']])
  expect(await offered()).toEqual(['Course 2'])
})

test("a teacher's empty list ends nothing of other teachers, nor is it a failure beside an administrator's", async () => {
  const personId = await aTeacher('t-1')
  await list([['of the administrator']])
  expect((await list([[]], { personId })).run).toMatchObject({ status: 'done' })
  await list([['of a teacher']], { personId })
  expect((await list([[]], { personId })).run).toMatchObject({ status: 'failed', code: 'roster.list-empty' })
  expect(await offered()).toEqual(['Course of a teacher', 'Course of the administrator'])
})

test("teachers' lists end what teachers listed, and nothing that an administrator's did", async () => {
  const personId = await aTeacher('t-1')
  await list([['of the administrator']])
  await list([['of a teacher', 'ended']], { personId })
  await list([['of a teacher']], { personId })
  expect(await offered()).toEqual(['Course of a teacher', 'Course of the administrator'])
  await list([['of the administrator']])
  expect(await offered()).toEqual(['Course of the administrator'])
})

test('is read once at a time, can be stopped once, and never where rosters are off or of another district', async () => {
  const first = await startCourseRun(scope, installationId)
  expect(await startCourseRun(scope, installationId)).toEqual({ run: first.run, isNew: false })
  expect(await cancelCourseRun(scope, installationId)).toMatchObject({ status: 'cancelled' })
  await expect(cancelCourseRun(scope, installationId)).rejects.toMatchObject({ code: 'roster.not-running' })
  const { source, asked } = aList([['1']])
  await runCourseList(scope, first.run.id, source)
  expect(asked).toEqual([])
  const stranger = await db.district('Elsewhere')
  await expect(startCourseRun(stranger, installationId)).rejects.toMatchObject({
    code: 'roster.switched-off',
  })
  await switchFeature(scope, installationId, 'roster', false)
  await expect(startCourseRun(scope, installationId)).rejects.toMatchObject({ code: 'roster.switched-off' })
})

test('has its turn by day once it may be read for the first time, then each night, and only where somebody granted it', async () => {
  const due = (isNight: boolean) => startDueGoogleLists(scope, { isNight, scopes })
  expect(await due(true)).toEqual([])
  const personId = await aTeacher('t-1')
  const grant = { scopes, access: undefined, refreshToken: 'a refresh token' }
  await keepGoogleGrant(scope, { installationId, personId, audience: 'administrator' }, grant, sealKey)
  expect(await startDueGoogleLists(scope, { isNight: true, scopes: ['more'] })).toEqual([])
  expect(await due(false)).toHaveLength(1)
  await list([['1']], { failing: { at: 0, code: 'no' } })
  expect(await due(false)).toEqual([])
  await keepGoogleGrant(scope, { installationId, personId, audience: 'administrator' }, grant, sealKey)
  expect(await due(false)).toHaveLength(1)
  await list([['1']])
  expect(await due(false)).toEqual([])
  expect(await due(true)).toEqual([])
  await age('course_list_run', '21 hours')
  expect(await due(false)).toEqual([])
  expect(await due(true)).toHaveLength(1)
})

test('a list that lost its worker is found again, and given up after a day; old ones are forgotten', async () => {
  await list([['1']])
  await age('course_list_run', '29 days')
  const { run } = await startCourseRun(scope, installationId)
  await age('course_list_run', '2 hours')
  expect(await strandedCourseRuns(scope)).toEqual([{ id: run.id }])
  await age('course_list_run', '1 day')
  await tidyCourseLists(scope)
  expect(await latestCourseRun(scope, installationId)).toMatchObject({
    status: 'failed',
    code: 'roster.interrupted',
  })
  expect(await scope.query('select from lectern.course_list_run')).toHaveLength(1)
})

test('many changes of a course make one reading, and one that comes while it is read makes another', async () => {
  await list([['1', '2']])
  for (let change = 0; change < 50; change++) await noteCourseChanged(scope, installationId, '1')
  const { started, again } = await startChangedRosterRuns(scope, installationId)
  expect(started).toHaveLength(1)
  expect(again).toBe(false)
  await noteCourseChanged(scope, installationId, '1')
  expect(await startChangedRosterRuns(scope, installationId)).toEqual({ started: [], again: false })
  await scope.query(`update lectern.roster_run set status = 'running', attempt = 1, pages = 1`)
  await noteCourseChanged(scope, installationId, '1')
  expect(await startChangedRosterRuns(scope, installationId)).toEqual({ started: [], again: true })
  await db.ownerQuery(
    `update lectern.listed_course set changed_at = now() - interval '1 hour' where changed_at is not null`,
  )
  expect(await changedInstallations(scope)).toEqual([{ installationId }])
  await scope.query(`update lectern.roster_run set status = 'done', finished_at = now()`)
  expect((await startChangedRosterRuns(scope, installationId)).started).toHaveLength(1)
})

test('a change in a course that no list had makes it known; none does where rosters are off', async () => {
  await noteCourseChanged(scope, installationId, 'new')
  expect(await listRosters(scope, installationId)).toMatchObject({ total: 1, courses: [{ title: null }] })
  await switchFeature(scope, installationId, 'roster', false)
  await noteCourseChanged(scope, installationId, 'newer')
  expect(await scope.query('select from lectern.listed_course')).toEqual([])
})

test('what rosters needed goes with them when they are switched off; another district keeps its own', async () => {
  const stranger = await db.district('Elsewhere')
  const theirs = await anInstallation(stranger)
  await noteCourseChanged(stranger, theirs, 'theirs')
  await list([['1', '2']])
  await startFirstRosterRuns(scope, installationId)
  await switchFeature(scope, installationId, 'roster', false)
  expect(await hasFeature(scope, installationId, 'roster')).toBe(false)
  for (const table of ['listed_course', 'course_list_run', 'roster', 'roster_run'])
    expect(await scope.query(`select from lectern.${table}`), table).toEqual([])
  expect(await listRosters(stranger, theirs)).toMatchObject({ total: 1 })
  expect(await hasFeature(stranger, installationId, 'roster')).toBe(false)
})
