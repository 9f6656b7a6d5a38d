import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { listRosters } from '@lectern/tenancy'
import { teamsDistrict, type TeamsDistrict } from '../../testing/teams-district.ts'

let db: TestDatabase
let district: TeamsDistrict
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => void (district = await teamsDistrict(db)))

const teacher = () => ({ id: randomUUID(), primaryRole: 'teacher' as const })
/** In the list of a class. */
const roles = async (title: string) =>
  (
    await district.scope.query<{ role: string }>(
      `select m.role from lectern.roster_member m join lectern.context c
         on c.district_id = m.district_id and c.id = m.context_id where c.title = $1 order by 1`,
      [title],
    )
  ).map(({ role }) => role)
/** What each is to whoever looks for teachers. */
const people = async () =>
  (await district.scope.query<{ role: string }>('select p.role from lectern.person p order by 1')).map(
    ({ role }) => role,
  )

test('a class has a teacher also where nobody else is in it, and that person is a teacher here', async () => {
  district.education.addClass({ id: randomUUID(), displayName: 'Advisory' }, { teachers: [teacher()] })
  await district.begin()
  expect(await roles('Advisory')).toEqual(['teacher'])
  expect(await people()).toEqual(['teacher'])
})

test('a class that the records name no teacher of is taught by who owns the team', async () => {
  const id = randomUUID()
  const [owner, member] = [randomUUID(), randomUUID()].map((own) => ({
    id: own,
    primaryRole: 'none' as const,
  }))
  district.education.addClass({ id, displayName: 'Chess' }, { students: [member!], owners: [owner!] })
  await district.begin()
  expect(await roles('Chess')).toEqual(['student', 'teacher'])
  expect(await people()).toEqual(['student', 'teacher'])
})

test('a class that the records name a teacher of is not taught by others who own the team', async () => {
  const owners = [{ id: randomUUID(), primaryRole: 'none' as const }]
  district.education.addClass({ id: randomUUID(), displayName: 'Chess' }, { teachers: [teacher()], owners })
  await district.begin()
  expect(await roles('Chess')).toEqual(['student', 'teacher'])
  expect(district.microsoft.graph.requests.filter(({ path }) => path.endsWith('/owners'))).toEqual([])
})

test('whom the records call a student is no teacher of a class, whatever team they own or whose teacher they became', async () => {
  const student = { id: randomUUID(), primaryRole: 'student' as const }
  const owner = { id: randomUUID(), primaryRole: 'none' as const }
  district.education.addClass({ id: randomUUID(), displayName: 'Chess' }, { owners: [student, owner] })
  district.education.addClass({ id: randomUUID(), displayName: 'Choir' }, { teachers: [student] })
  await district.begin()
  expect(await roles('Chess')).toEqual(['student', 'teacher'])
  expect(await roles('Choir')).toEqual(['student'])
  expect(await people()).toEqual(['student', 'teacher'])
})

test('a class whose members are hidden is not read as one that everybody has left', async () => {
  const { microsoft, tenantId, education, scope, installationId } = district
  const id = randomUUID()
  const students = [{ id: randomUUID(), primaryRole: 'student' as const }]
  const people = { teachers: [teacher()], students, hidesMembers: true }
  education.addClass({ id, displayName: 'Chess' }, people)
  await district.begin()
  expect(await roles('Chess')).toEqual(['student', 'teacher'])
  const lessThanAll = ['EduRoster.Read.All', 'GroupMember.Read.All']
  microsoft.entra.consents.grantForTenant(tenantId, { roles: lessThanAll })
  microsoft.tokens.dropAppOnly(tenantId)
  education.enrol(id, { id: randomUUID(), primaryRole: 'student' })
  await district.begin('changes')
  const { courses } = await listRosters(scope, installationId)
  expect(courses[0]).toMatchObject({
    members: 2,
    run: { status: 'failed', denied: true, message: expect.stringContaining('Member.Read.Hidden') },
  })
  expect(await roles('Chess')).toEqual(['student', 'teacher'])
})

test('a class has no teacher where neither the records nor a readable team name one', async () => {
  district = await teamsDistrict(db, { roles: ['EduRoster.Read.All'] })
  const owners = [{ id: randomUUID(), primaryRole: 'none' as const }]
  district.education.addClass({ id: randomUUID(), displayName: 'Chess' }, { owners })
  await district.begin()
  expect(await roles('Chess')).toEqual(['student'])
  const { scope, installationId } = district
  const { courses } = await listRosters(scope, installationId)
  expect(courses.map(({ run }) => run?.status)).toEqual(['done'])
})
