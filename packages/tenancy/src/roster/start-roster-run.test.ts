import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import { aCourse, aProblem, aSource, type ACourse } from './a-roster.fixture.ts'
import { findRosterRun } from './roster-run.ts'
import { runRosterSync } from './run-roster-sync.ts'
import { nightSlots, startDueRosterRuns, startRosterRun, startRosterRunByLaunch } from './start-roster-run.ts'
import { strandedRosterRuns, tidyRosters } from './tidy-rosters.ts'

let db: TestDatabase
let scope: DistrictScope
let course: ACourse
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  course = await aCourse(db.database, scope)
})

const start = () => startRosterRun(scope, course.installationId, course.contextId)
const byLaunch = ({ contextId } = course) => startRosterRunByLaunch(scope, contextId)
const wholeNight = () => startDueRosterRuns(scope, nightSlots - 1)
const end = async (runId: string, code?: Parameters<typeof aProblem>[0]) => {
  const failing = code && { at: 0, error: aProblem(code) }
  await runRosterSync(scope, runId, aSource([[]], { failing }).source)
}
const age = (interval: string) =>
  db.ownerQuery(
    `update lectern.roster_run set started_at = started_at - $2::interval, last_sign_at = last_sign_at - $2::interval,
       finished_at = finished_at - $2::interval where district_id = $1`,
    [scope.districtId, interval],
  )
const more = (externalId: string) =>
  aCourse(db.database, scope, { installationId: course.installationId, externalId })

test('of one course there is one reading at a time, however many ask', async () => {
  const asked = await Promise.all([start(), start(), start()])
  expect(new Set(asked.map(({ run }) => run.id)).size).toBe(1)
  expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1)
})

test("another district's course, another installation's, and one without an address are not read", async () => {
  const stranger = await db.district('Elsewhere')
  const refusal = { kind: 'conflict', code: 'roster.not-offered' }
  await expect(startRosterRun(stranger, course.installationId, course.contextId)).rejects.toMatchObject(
    refusal,
  )
  const other = await aCourse(db.database, stranger)
  await expect(startRosterRun(scope, other.installationId, course.contextId)).rejects.toMatchObject(refusal)
  expect(await startRosterRunByLaunch(stranger, course.contextId)).toBeUndefined()
})

test('a launch starts one a day', async () => {
  const first = await byLaunch()
  expect(await byLaunch()).toBeUndefined()
  await end(first!)
  expect(await byLaunch()).toBeUndefined()
  await age('25 hours')
  expect(await byLaunch()).toEqual(expect.any(String))
})

test('no launch starts one where the administrator denied the last one, until one was allowed', async () => {
  await end((await byLaunch())!, 'test.denied')
  const other = await more('course-2')
  expect(await byLaunch(other)).toBeUndefined()
  await end((await start()).run.id)
  expect(await byLaunch(other)).toEqual(expect.any(String))
})

test('a night reads every course that was launched lately once, spread over its hours', async () => {
  for (let number = 2; number <= 40; number++) await more(`course-${number}`)
  await more('long ago')
  await db.ownerQuery(
    `update lectern.lti_context_service set last_seen_at = now() - interval '29 days'
     where context_id in (select id from lectern.context where external_id = 'long ago')`,
  )
  const bySlot = []
  for (let slot = 0; slot < nightSlots; slot++) bySlot.push((await startDueRosterRuns(scope, slot)).length)
  expect(bySlot.reduce((sum, count) => sum + count, 0)).toBe(40)
  expect(bySlot.filter((count) => count > 0).length).toBeGreaterThan(nightSlots / 2)
  expect(await wholeNight()).toEqual([])
})

test('a night asks once where the administrator denied it, and everybody again when that no longer holds', async () => {
  for (const name of ['course-2', 'course-3']) await more(name)
  const [first] = await wholeNight()
  for (const { id } of await scope.query<{ id: string }>('select id from lectern.roster_run'))
    await end(id, 'test.denied')
  expect(await findRosterRun(scope, first!.id)).toMatchObject({ denied: true })
  await age('1 day')
  const probes = await wholeNight()
  expect(probes).toHaveLength(1)
  await end(probes[0]!.id)
  await age('1 day')
  expect(await wholeNight()).toHaveLength(3)
})

test('a reading that lost its worker is found again, and given up after a day', async () => {
  const { run } = await start()
  expect(await strandedRosterRuns(scope)).toEqual([])
  await age('2 hours')
  expect(await strandedRosterRuns(scope)).toEqual([{ id: run.id }])
  await age('1 day')
  await tidyRosters(scope)
  expect(await findRosterRun(scope, run.id)).toMatchObject({ status: 'failed', code: 'roster.interrupted' })
})

test('old readings are forgotten, the latest of a course is not', async () => {
  for (let time = 0; time < 3; time++) {
    await end((await start()).run.id)
    await age('29 days')
  }
  await tidyRosters(scope)
  expect(await scope.query('select from lectern.roster_run')).toHaveLength(1)
})
