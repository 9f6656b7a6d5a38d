import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { somePeople } from '@lectern/google-classroom/testing'
import type { ContextId, InstallationId } from '@lectern/launch'
import {
  findRosterRun,
  latestCourseRun,
  listAdministratorGrants,
  listRosters,
  startRosterRun,
} from '@lectern/tenancy'
import { readRosterJob } from '../../jobs/roster-jobs.ts'
import { googleDistrict, type GoogleDistrict } from '../../testing/google-district.ts'
import { beginGoogleRosters } from './google-roster-jobs.ts'

const { teacher, administrator } = somePeople

let db: TestDatabase
let domain: GoogleDistrict
let installationId: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

const begin = async () => {
  await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
  await domain.drain()
}
const aCourse = (name: string, students = 0) =>
  domain.classroom.addCourse({
    name,
    teachers: [teacher.sub],
    students: Array.from({ length: students }, (_, index) => `${name}-${index}`),
  })
const list = () => latestCourseRun(domain.scope, installationId)
const rosters = async () => (await listRosters(domain.scope, installationId)).courses

test('courses and class lists stay where the administrator has lost the role: Google shows not all of them now', async () => {
  const demoted = { ...administrator }
  domain = await googleDistrict(db, { people: [teacher, demoted] })
  installationId = await domain.install()
  const personId = await domain.grant(installationId, demoted)
  for (let number = 10; number < 35; number++) aCourse(`Course ${number}`, 1)
  await begin()
  demoted.isAdmin = false
  domain.classroom.addCourse({ name: 'Own', teachers: [demoted.sub], students: [] })
  await begin()
  expect(await list()).toMatchObject({
    status: 'failed',
    denied: true,
    code: 'classroom.not-administrator',
    message: expect.stringContaining('Super Admin'),
  })
  expect(await rosters()).toHaveLength(25)
  const { endedCode } = (await listAdministratorGrants(domain.scope, installationId))[0]!
  expect(endedCode).toBe('classroom.not-administrator')
  expect(await domain.grant(installationId, demoted)).toBe(personId)
})

test('the next administrator reads the courses from the start where one has lost the role on the way', async () => {
  const [demoted, deputy] = [{ ...administrator }, { ...administrator, sub: '302' }]
  domain = await googleDistrict(db, { people: [teacher, demoted, deputy] })
  installationId = await domain.install()
  await domain.grant(installationId, deputy)
  await domain.grant(installationId, demoted)
  for (let number = 10; number < 35; number++) aCourse(`Course ${number}`, 0)
  demoted.isAdmin = false
  await begin()
  expect(await list()).toMatchObject({ status: 'done', courses: 25 })
  expect(await rosters()).toHaveLength(25)
})

test('a course that is hidden from somebody without the role stays, with its class list', async () => {
  const demoted = { ...administrator }
  domain = await googleDistrict(db, { people: [teacher, demoted] })
  installationId = await domain.install()
  await domain.grant(installationId, demoted)
  aCourse('Biology')
  await begin()
  demoted.isAdmin = false
  domain.classroom.world.courses.length = 0
  const [course] = await domain.scope.query<{ id: ContextId }>('select c.id from lectern.context c')
  const { run } = await startRosterRun(domain.scope, installationId, course!.id)
  const data = { districtId: domain.scope.districtId, runId: run.id }
  await domain.run({ name: readRosterJob.name, data })
  expect(await findRosterRun(domain.scope, run.id)).toMatchObject({ code: 'classroom.not-administrator' })
  expect(await domain.scope.query('select from lectern.roster')).toHaveLength(1)
})
