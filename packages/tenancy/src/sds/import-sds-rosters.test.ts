import { Readable } from 'node:stream'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import type { RejectedRow } from '@lectern/imports'
import type { InstallationId } from '@lectern/launch'
import { joinFileCourse } from '../course-list/file-courses.ts'
import { keepListedCourses } from '../course-list/listed-courses.ts'
import { countSchools } from '../course-list/listed-schools.ts'
import { switchFeature } from '../installation-features.ts'
import { listRosters } from '../roster/roster-list.ts'
import { startDueRosterRuns, startRosterRun } from '../roster/start-roster-run.ts'
import { addTeamsInstallation } from '../teams/teams-installations.ts'
import { names } from '../testing.ts'
import { importSdsRosters } from './import-sds-rosters.ts'

const sealKey = new Uint8Array(32).fill(9)

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
  addTeamsInstallation(
    db.database,
    district,
    {
      name: 'Microsoft Teams',
      clientId: randomUUID(),
      tenantId: randomUUID(),
      credential: { clientSecret: 'a secret of Entra' },
      websiteUrl: 'https://lakeside.example/',
      privacyUrl: 'https://lakeside.example/privacy',
      termsUrl: 'https://lakeside.example/terms',
      features: ['roster'],
    },
    sealKey,
  )

/** V2.1, as its documentation has it. */
const v21 = {
  'orgs.csv': 'sourcedId,name,type,parentSourcedId\n1,Fairview High,school,\n',
  'users.csv': `sourcedId,username,givenName,familyName,password,activeDirectoryMatchId
t1,tara@fairview.example,Tara,Teacher,Secret-1,
s1,sam@fairview.example,Sam,Student,Secret-2,
s2,sue@fairview.example,Sue,Student,Secret-3,
`,
  'roles.csv': 'userSourcedId,orgSourcedId,role\nt1,1,teacher\n',
  'classes.csv': `sourcedId,orgSourcedId,title
bio,1,Biology
alg,1,Algebra
`,
  'enrollments.csv': `classSourcedId,userSourcedId,role
bio,t1,teacher
bio,s1,student
bio,s2,student
alg,s1,student
`,
}

const v1 = {
  'School.csv': 'SIS ID,Name\n10001,Contoso High\n',
  'Section.csv':
    'SIS ID,School SIS ID,Section Name,Status\n11001,10001,Algebra,Active\n11002,10001,Old,Inactive\n',
  'Student.csv': 'SIS ID,School SIS ID,Username,Status\n13001,10001,OKlein,Active\n13002,10001,BM,Inactive\n',
  'Teacher.csv': 'SIS ID,School SIS ID,Username\n14001,10001,CBeane\n',
  'StudentEnrollment.csv': 'Section SIS ID,SIS ID\n11001,13001\n11001,13002\n11002,13001\n',
  'TeacherRoster.csv': 'Section SIS ID,SIS ID\n11001,14001\n',
}

async function imported(
  set: Record<string, string>,
  { to = installationId, signal }: { to?: InstallationId; signal?: AbortSignal } = {},
) {
  const rejected: RejectedRow[] = []
  const outcome = await importSdsRosters(
    scope,
    {
      installationId: to,
      files: Object.entries(set).map(([name, text]) => ({
        name: `/tmp/${name}`,
        open: () => Readable.from([Buffer.from(text)]),
      })),
      pseudonyms: names,
    },
    {
      signal: signal ?? new AbortController().signal,
      progress: () => {},
      rejected: (row) => void rejected.push(row),
    },
  )
  return { outcome, rejected }
}
const without = (set: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(set).filter(([key]) => key !== name))

const rosters = async () =>
  (await listRosters(scope, installationId)).courses
    .map(({ title, members, run }) => `${title}: ${members} ${run?.status}`)
    .toSorted()
const roles = async () =>
  (
    await scope.query<{ words: string }>(
      `select concat(c.title, ' ', m.role, ' ', m.status) as words from lectern.roster_member m
       join lectern.context c on c.district_id = m.district_id and c.id = m.context_id order by 1`,
    )
  ).map(({ words }) => words)

test('a set becomes class lists of people without a name', async () => {
  const { outcome, rejected } = await imported(v21)
  expect(rejected).toEqual([])
  expect(outcome).toEqual({ total: 10, accepted: 10, unchanged: 0, rejected: 0 })
  expect(await rosters()).toEqual(['Algebra: 1 done', 'Biology: 3 done'])
  expect(await roles()).toEqual([
    'Algebra student active',
    'Biology student active',
    'Biology student active',
    'Biology teacher active',
  ])
  expect(await countSchools(scope, installationId)).toBe(1)
  const rows = await scope.query(
    `select p::text || i::text || m::text as row from lectern.person p
     join lectern.identity i on i.district_id = p.district_id and i.person_id = p.id
     join lectern.roster_member m on m.district_id = p.district_id and m.person_id = p.id`,
  )
  expect(JSON.stringify(rows)).not.toMatch(/Tara|fairview|Secret|"s1"/)
})

test('a set of version 1 leaves out what is not active, and says so by number alone', async () => {
  const { rejected } = await imported(v1)
  expect(await roles()).toEqual(['Algebra student active', 'Algebra teacher active'])
  expect(rejected.map(({ line, code, row }) => [row['file'], line, code])).toEqual([
    ['/tmp/Student.csv', 3, 'sds.not-active'],
    ['/tmp/Section.csv', 3, 'sds.not-active'],
    ['/tmp/StudentEnrollment.csv', 3, 'sds.person-unknown'],
    ['/tmp/StudentEnrollment.csv', 4, 'sds.class-unknown'],
  ])
  expect(JSON.stringify(rejected)).not.toMatch(/BM|OKlein/)
})

test('whoever is in a later set no more is inactive, and a class that is not in it ends', async () => {
  await imported(v21)
  await imported({
    ...v21,
    'classes.csv': 'sourcedId,orgSourcedId,title\nbio,1,Biology 2\n',
    'enrollments.csv': 'classSourcedId,userSourcedId,role\nbio,t1,teacher\nbio,s2,student\n',
  })
  expect(await rosters()).toEqual(['Biology 2: 2 done'])
  expect(await roles()).toEqual([
    'Biology 2 student active',
    'Biology 2 student inactive',
    'Biology 2 teacher active',
  ])
  expect(await scope.query('select from lectern.context')).toHaveLength(2)
})

test('the same people are met once, by the number that other hosts tell', async () => {
  await imported(v21)
  await imported(v21)
  expect(await scope.query('select from lectern.person')).toHaveLength(3)
})

test('whoever teaches a class of a set is a teacher to whoever looks for teachers, and nobody else is', async () => {
  await imported(v21)
  const people = await scope.query<{ role: string }>('select p.role from lectern.person p order by 1')
  expect(people.map(({ role }) => role)).toEqual(['student', 'student', 'teacher'])
})

test('a class that the host lists by the same number is that one, whichever came first', async () => {
  const listed = { courses: [{ externalId: 'group-1', title: 'Biology', sourcedId: 'bio' }], personId: null }
  await imported(v21)
  await keepListedCourses(scope, installationId, listed)
  await imported(v21)
  expect(await rosters()).toEqual(['Algebra: 1 done', 'Biology: 3 done'])
  const contexts = await scope.query<{ externalId: string }>(
    'select c.external_id as "externalId" from lectern.context c order by 1',
  )
  expect(contexts.map(({ externalId }) => externalId)).toEqual(['group-1', 'sds:alg'])
})

describe('a class that was opened in its team', () => {
  const bio = { externalId: 'group-1', sourcedId: 'bio' }
  const opened = async () => {
    const [team] = await scope.query<{ id: string }>(
      `insert into lectern.context (district_id, installation_id, external_id, title) values ($1, $2, 'group-1', 'Biology 9')
       on conflict do nothing returning id`,
      [scope.districtId, installationId],
    )
    await joinFileCourse(scope, installationId, bio)
    return team?.id
  }
  const contexts = () =>
    scope.query<{ id: string; words: string }>(
      `select c.id, concat(c.external_id, ' ', c.title, ' ', count(m.*)) as words from lectern.context c
       left join lectern.roster_member m on m.context_id = c.id group by 1, c.external_id, c.title order by 2`,
    )
  const words = async () => (await contexts()).map((one) => one.words)

  test('has the list that a file brought, as one class, also after the next file', async () => {
    await imported(v21)
    const id = await opened()
    expect(await words()).toEqual(['group-1 Biology 9 3', 'sds:alg Algebra 1'])
    expect((await contexts())[0]?.id).toBe(id)
    expect(await rosters()).toEqual(['Algebra: 1 done', 'Biology 9: 3 done'])
    await imported({
      ...v21,
      'enrollments.csv': 'classSourcedId,userSourcedId,role\nbio,t1,teacher\nalg,s1,student\n',
    })
    expect(await rosters()).toEqual(['Algebra: 1 done', 'Biology 9: 1 done'])
    expect(await words()).toEqual(['group-1 Biology 9 3', 'sds:alg Algebra 1'])
    expect(await opened()).toBeUndefined()
  })

  test('is that one, too, where the host lists it after both', async () => {
    await imported(v21)
    await scope.query(
      `insert into lectern.context (district_id, installation_id, external_id) values ($1, $2, 'group-1')`,
      [scope.districtId, installationId],
    )
    const listed = { externalId: 'group-1', title: 'Biology', sourcedId: 'bio' }
    await keepListedCourses(scope, installationId, { courses: [listed], personId: null })
    expect(await words()).toEqual(['group-1 Biology 3', 'sds:alg Algebra 1'])
    expect(await rosters()).toEqual(['Algebra: 1 done', 'Biology: 3 done'])
  })

  test('of another installation or district is another class', async () => {
    await imported(v21)
    const other = await db.district()
    const elsewhere = await anInstallation(other)
    await joinFileCourse(other, elsewhere, bio)
    await joinFileCourse(other, installationId, bio)
    await joinFileCourse(scope, elsewhere, bio)
    expect(await words()).toEqual(['sds:alg Algebra 1', 'sds:bio Biology 3'])
  })
})

test('a class list that came as a file is not asked of the host', async () => {
  await imported(v21)
  const [course] = (await listRosters(scope, installationId)).courses
  await expect(startRosterRun(scope, installationId, course!.contextId)).rejects.toMatchObject({
    code: 'roster.not-offered',
  })
  await db.ownerQuery(
    `update lectern.roster_run set started_at = started_at - interval '2 days' where district_id = $1`,
    [scope.districtId],
  )
  expect(await startDueRosterRuns(scope, 15)).toEqual([])
})

test.each([
  ['a school that is not there', 'classes.csv', 'x,9,Art\n', 'sds.school-unknown'],
  ['a number twice', 'classes.csv', 'bio,1,Art\n', 'sds.id-twice'],
  ['no number', 'users.csv', ',a,b,c,d,\n', 'sds.id-missing'],
  ['a role that nobody has', 'enrollments.csv', 'bio,s1,studnet\n', 'sds.role-unknown'],
  ['another number of fields', 'enrollments.csv', 'bio,s1,student,more\n', 'sds.row-misshapen'],
])('a row with %s is rejected with its reason, and the others are taken', async (_case, file, row, code) => {
  const { outcome, rejected } = await imported({ ...v21, [file]: v21[file as keyof typeof v21] + row })
  expect(rejected).toMatchObject([{ code, reason: expect.stringMatching(/\.$/) }])
  expect(outcome).toMatchObject({ accepted: 10, rejected: 1 })
  expect(await rosters()).toHaveLength(2)
})

test.each([
  ['without its classes', () => without(v21, 'classes.csv'), 'sds.file-missing'],
  ['of two versions', () => ({ ...v21, ...v1 }), 'sds.versions-mixed'],
  ['with a file of something else', () => ({ ...v21, 'grades.csv': 'a\n' }), 'sds.file-unknown'],
  [
    'in which nobody is in a class',
    () => ({ ...v21, 'enrollments.csv': 'classSourcedId,userSourcedId,role\n' }),
    'sds.nobody-enrolled',
  ],
  ['whose header lacks a column', () => ({ ...v21, 'users.csv': 'username\na\n' }), 'csv.column-missing'],
])('a set %s is refused, and every class list stays', async (_case, set, code) => {
  await imported(v21)
  await expect(imported(set())).rejects.toMatchObject({ code })
  expect(await rosters()).toEqual(['Algebra: 1 done', 'Biology: 3 done'])
})

test('one that is stopped changes no class list', async () => {
  const stop = new AbortController()
  stop.abort(new Error('stopped'))
  await expect(imported(v21, { signal: stop.signal })).rejects.toThrow('stopped')
  expect(await rosters()).toEqual([])
})

test('needs class lists switched on, in an installation of the district', async () => {
  const elsewhere = await anInstallation(await db.district('Elsewhere'))
  await expect(imported(v21, { to: elsewhere })).rejects.toMatchObject({ code: 'roster.switched-off' })
  await switchFeature(scope, installationId, 'roster', false)
  await expect(imported(v21)).rejects.toMatchObject({ code: 'roster.switched-off' })
})
