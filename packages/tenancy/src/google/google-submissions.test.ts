import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { admitLaunch } from '../admit-launch.ts'
import { findPerson } from '../find-person.ts'
import { absorbPerson } from '../lti-1p1-migration.ts'
import { forgetPeople, peopleRecords } from '../person-records.ts'
import { aLaunch, installed } from '../testing.ts'
import { findSubmitter, noteSubmission, pruneSubmissions } from './google-submissions.ts'

let db: TestDatabase
let scope: DistrictScope
let installationId: InstallationId
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
  installationId = await installed(db.database, scope)
})
afterAll(() => db.drop())

let made = 0
async function aStudent() {
  const launch = aLaunch(scope, installationId, { subject: `student-${++made}`, role: 'student' })
  const { personId, contextId } = (await admitLaunch(db.database, scope, launch))!
  return { personId, contextId: contextId! }
}
const work = (attachment = '1/2/3', submissionId = `Cg-${made}`) => ({
  installationId,
  attachment,
  submissionId,
})

describe('a submission', () => {
  test('is of whoever opened it, in its attachment alone and nowhere else', async () => {
    const { personId, contextId } = await aStudent()
    for (const _time of [1, 2]) await noteSubmission(scope, { ...work(), contextId, personId })
    expect(await findSubmitter(scope, work())).toBe(personId)
    expect(await findSubmitter(scope, work('1/2/4'))).toBeUndefined()
    expect(await findSubmitter(scope, work('1/2/3', 'another'))).toBeUndefined()
    expect(await findSubmitter(await db.district(), work())).toBeUndefined()
    expect((await findPerson(scope, { personId })).personIds).toEqual([personId])
  })

  test('is held about its person, and forgotten with them', async () => {
    const { personId, contextId } = await aStudent()
    await noteSubmission(scope, { ...work(), contextId, personId })
    await noteSubmission(scope, { ...work('1/2/4'), contextId, personId })
    expect((await peopleRecords(scope, [personId]))?.submissions).toMatchObject([
      { title: 'Biology 9', installation: 'Canvas', count: 2 },
    ])
    await forgetPeople(scope, [personId])
    expect(await findSubmitter(scope, work())).toBeUndefined()
  })

  test('passes on when two people become one', async () => {
    const { personId: keep } = await aStudent()
    const { personId: absorb, contextId } = await aStudent()
    await noteSubmission(scope, { ...work(), contextId, personId: absorb })
    await absorbPerson(scope, { keep, absorb })
    expect(await findSubmitter(scope, work())).toBe(keep)
  })

  test('is kept as long as openings are', async () => {
    const { personId, contextId } = await aStudent()
    await noteSubmission(scope, { ...work(), contextId, personId })
    await pruneSubmissions(scope)
    expect(await findSubmitter(scope, work())).toBe(personId)
    await scope.query(`update lectern.google_submission set seen_at = now() - interval '14 months'`)
    await pruneSubmissions(scope)
    expect(await findSubmitter(scope, work())).toBeUndefined()
  })
})
