import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { InstallationId, PersonId } from '@lectern/launch'
import {
  admitLaunch,
  findPerson,
  forgetPeople,
  isKnownPerson,
  launchesOf,
  peopleRecords,
  recentLaunches,
} from './index.ts'
import { aLaunch, installed, names } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
let canvas: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  scope = await db.district()
  canvas = await installed(db.database, scope)
})

const number = (text: string) => names.sourcedId(scope.districtId, text)
const launch = async (subject: string, overrides: Parameters<typeof aLaunch>[2] = {}, at = canvas) =>
  (await admitLaunch(db.database, scope, aLaunch(scope, at, { subject, ...overrides })))!
const named = (subject: string, installationId = canvas) => ({
  subject: {
    installationId,
    hash: aLaunch(scope, installationId, { subject }).subjectHash.toString('base64url'),
  },
})
const numbered = (text: string) => ({ sourcedIdHash: number(text).toString('base64url') })

describe('finding a person', () => {
  test('goes by what one host calls them, and knows nobody of another host by that', async () => {
    const { personId } = await launch('u-1')
    expect(await findPerson(scope, named('u-1'))).toEqual({ personIds: [personId], sourcedIdHashes: [] })
    const moodle = await installed(db.database, scope)
    expect(await findPerson(scope, named('u-1', moodle))).toEqual({ personIds: [], sourcedIdHashes: [] })
  })

  test('finds all that is the same human, also who was met before the hosts sent their number', async () => {
    const moodle = await installed(db.database, scope)
    const inCanvas = await launch('u-1')
    const inMoodle = await launch('7', {}, moodle)
    expect(inMoodle.personId).not.toBe(inCanvas.personId)
    for (const at of [canvas, moodle])
      await launch(at === canvas ? 'u-1' : '7', { sourcedIdHash: number('4711') }, at)
    const both = { personIds: expect.any(Array), sourcedIdHashes: [number('4711')] }
    for (const who of [named('u-1'), named('7', moodle), numbered('4711')]) {
      const found = await findPerson(scope, who)
      expect(found).toEqual(both)
      expect(new Set(found.personIds)).toEqual(new Set([inCanvas.personId, inMoodle.personId]))
    }
  })

  test('keeps the number of somebody who never came: a seat may know it', async () => {
    expect(await findPerson(scope, numbered('4712'))).toEqual({
      personIds: [],
      sourcedIdHashes: [number('4712')],
    })
    expect(await findPerson(scope, {})).toEqual({ personIds: [], sourcedIdHashes: [] })
  })

  test('finds nobody in another district', async () => {
    await launch('u-1')
    expect((await findPerson(await db.district(), named('u-1'))).personIds).toEqual([])
  })
})

describe('what launches left of a person', () => {
  test('tells hosts, roles and courses, and nothing of anybody else', async () => {
    const { personId } = await launch('u-1', { sourcedIdHash: number('4711') })
    await launch('u-1', { role: 'student', context: { externalId: 'course-2', title: 'Physics' } })
    await launch('u-2', { context: { externalId: 'course-3', title: 'Chess' } })
    expect(await peopleRecords(scope, [personId])).toEqual({
      firstSeenAt: expect.stringMatching(/^\d{4}-/),
      lastSeenAt: expect.stringMatching(/^\d{4}-/),
      roles: ['student', 'teacher'],
      identities: [{ installation: 'Canvas', byDistrictNumber: true }],
      courses: [
        { title: 'Physics', installation: 'Canvas', launches: 1, lastAt: expect.any(String) },
        { title: 'Biology 9', installation: 'Canvas', launches: 1, lastAt: expect.any(String) },
      ],
      rosters: [],
      submissions: [],
    })
    expect(await launchesOf(scope, [personId])).toMatchObject([
      { course: 'Biology 9', role: 'teacher' },
      { course: 'Physics', role: 'student' },
    ])
  })

  test('is nothing for nobody', async () => {
    expect(await peopleRecords(scope, [])).toBeNull()
    expect(await peopleRecords(scope, [randomUUID() as PersonId])).toBeNull()
  })
})

describe('forgetting', () => {
  test('takes the person and leaves launches of nobody, nowhere', async () => {
    const { personId } = await launch('u-1')
    const other = await launch('u-2')
    await forgetPeople(scope, [personId])
    expect(await isKnownPerson(scope, personId)).toBe(false)
    expect(await isKnownPerson(scope, other.personId)).toBe(true)
    expect((await findPerson(scope, named('u-1'))).personIds).toEqual([])
    expect(await launchesOf(scope, [personId])).toEqual([])
    const courses = (await recentLaunches(scope, canvas)).map(({ contextTitle }) => contextTitle)
    expect(new Set(courses)).toEqual(new Set(['Biology 9', null]))
  })

  test('takes them off every roster, also one that is being read', async () => {
    const { personId, contextId } = await launch('u-1')
    const key = [scope.districtId, contextId, canvas]
    await scope.query(
      `insert into lectern.roster (district_id, context_id, installation_id, members, complete_at, full_at)
       values ($1, $2, $3, 1, now(), now())`,
      key,
    )
    await scope.query(
      `insert into lectern.roster_member (district_id, context_id, person_id, role, status)
       values ($1, $2, $3, 'teacher', 'active')`,
      [scope.districtId, contextId, personId],
    )
    await scope.query(
      `with run as (
         insert into lectern.roster_run (district_id, context_id, installation_id, scope)
         values ($1, $2, $3, 'everybody') returning id)
       insert into lectern.roster_run_member (district_id, run_id, person_id, role, status)
       select $1, run.id, $4, 'teacher', 'active' from run`,
      [...key, personId],
    )
    expect(await peopleRecords(scope, [personId])).toMatchObject({
      rosters: [{ title: 'Biology 9', installation: 'Canvas', role: 'teacher' }],
    })
    await forgetPeople(scope, [personId])
    expect(await scope.query('select from lectern.roster_member')).toEqual([])
    expect(await scope.query('select from lectern.roster_run_member')).toEqual([])
  })

  test('lets them come back as somebody new', async () => {
    const { personId } = await launch('u-1')
    await forgetPeople(scope, [personId])
    expect((await launch('u-1')).personId).not.toBe(personId)
  })

  test('reaches no other district', async () => {
    const { personId } = await launch('u-1')
    await forgetPeople(await db.district(), [personId])
    expect(await isKnownPerson(scope, personId)).toBe(true)
  })
})
