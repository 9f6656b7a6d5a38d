import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { graphError } from '@lectern/teams/testing'
import { countSchools, latestCourseRun, listRosters, startRosterRun, switchFeature } from '@lectern/tenancy'
import { dueCoursesJob } from '../../jobs/course-list-jobs.ts'
import { dueRostersJob } from '../../jobs/roster-jobs.ts'
import { teamsDistrict, type TeamsDistrict } from '../../testing/teams-district.ts'
import { beginTeamsRosters } from './teams-roster-jobs.ts'

const night = () => new Date('2026-11-27T02:00:00Z')
const day = () => new Date('2026-11-27T18:00:00Z')

let db: TestDatabase
let district: TeamsDistrict
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => void (district = await teamsDistrict(db)))

const person = (primaryRole: 'teacher' | 'student', externalId?: string) => ({
  id: randomUUID(),
  displayName: 'Ada Lovelace',
  mail: 'ada@fairview.example',
  primaryRole,
  ...(externalId !== undefined && { [primaryRole]: { externalId } }),
})
const aClass = (displayName: string, students = 2, externalId?: string): string => {
  const id = randomUUID()
  district.education.addClass(
    { id, displayName, externalId },
    {
      teachers: [person('teacher')],
      students: Array.from({ length: students }, () => person('student')),
    },
  )
  return id
}
const list = () => latestCourseRun(district.scope, district.installationId)
const rosters = async () =>
  (await listRosters(district.scope, district.installationId, { limit: 200 })).courses
    .map(({ title, members, run }) => `${title}: ${members} ${run?.status}`)
    .toSorted()
const asked = (path: RegExp) =>
  district.microsoft.graph.requests.filter((one) => path.test(one.path)).map((one) => one.path)
const due = (at: () => Date) => district.run({ name: dueCoursesJob.name, data: {} }, { at })
/** So long ago as if it had been read then. */
const age = (hours: number) =>
  db.ownerQuery(
    `update lectern.course_list_run set started_at = started_at - make_interval(hours => $2),
       finished_at = finished_at - make_interval(hours => $2) where district_id = $1`,
    [district.scope.districtId, hours],
  )

describe('the classes of a tenant', () => {
  test('are read with their schools and class lists, and nobody in them has a name here', async () => {
    const { education, scope, installationId } = district
    const schoolId = randomUUID()
    education.addSchool({ id: schoolId, displayName: 'Fairview High', externalId: 'FHS' })
    const helper = person('teacher')
    const id = randomUUID()
    education.addClass(
      { id, displayName: 'Biology', schoolId, externalId: 'BIO-1' },
      { teachers: [person('teacher', 't-1')], students: [person('student', 's-1'), helper] },
    )
    aClass('Algebra')
    await district.begin()
    expect(await list()).toMatchObject({ status: 'done', scope: 'everything', courses: 2, denied: false })
    expect(await rosters()).toEqual(['Algebra: 3 done', 'Biology: 3 done'])
    expect(await countSchools(scope, installationId)).toBe(1)
    const [kept] = await scope.query(
      'select g.sourced_id, g.school_external_id from lectern.listed_course g where g.sourced_id is not null',
    )
    expect(kept).toEqual({ sourced_id: 'BIO-1', school_external_id: schoolId })
    const roles = await scope.query<{ role: string }>(
      `select m.role from lectern.roster_member m join lectern.context c
         on c.district_id = m.district_id and c.id = m.context_id where c.title = 'Biology' order by 1`,
    )
    expect(roles.map(({ role }) => role)).toEqual(['other', 'student', 'teacher'])
    for (const { path, query } of district.microsoft.graph.requests)
      if (/members|teachers/.test(path)) expect(query.get('$select')).not.toMatch(/displayName|mail/)
    const rows = await scope.query(
      `select p::text || i::text as row from lectern.person p
       join lectern.identity i on i.district_id = p.district_id and i.person_id = p.id`,
    )
    expect(JSON.stringify(rows)).not.toMatch(/Ada|fairview|s-1/)
    expect(JSON.stringify(rows)).not.toContain(helper.id)
  })

  test('whose number another host knows are the same people', async () => {
    district.education.addClass(
      { id: randomUUID(), displayName: 'Biology' },
      { students: [person('student', 's-1')] },
    )
    district.education.addClass(
      { id: randomUUID(), displayName: 'Algebra' },
      { students: [person('student', 's-1')] },
    )
    await district.begin()
    expect(await district.scope.query('select from lectern.person')).toHaveLength(1)
  })

  test('are all read from many pages', async () => {
    for (let number = 100; number < 230; number++) aClass(`Class ${number}`, number === 100 ? 150 : 1)
    await district.begin()
    expect(await list()).toMatchObject({ status: 'done', courses: 130 })
    const read = await rosters()
    expect(read).toHaveLength(130)
    expect(read[0]).toBe('Class 100: 151 done')
  })

  test('are read by day only where they changed, and only the class lists that changed', async () => {
    const { education } = district
    const biology = aClass('Biology')
    aClass('Algebra')
    await district.begin()
    education.enrol(biology, person('student'))
    aClass('Chemistry')
    education.changeClass(biology, { displayName: 'Biology 2' })
    district.microsoft.graph.requests.length = 0
    await age(2)
    await due(day)
    await district.drain()
    expect(await list()).toMatchObject({ status: 'done', scope: 'changes', courses: 2 })
    expect(await rosters()).toEqual(['Algebra: 3 done', 'Biology 2: 4 done', 'Chemistry: 3 done'])
    expect(asked(/\/members$/)).toHaveLength(2)
    await due(day)
    await district.drain()
    expect(asked(/\/members$/)).toHaveLength(2)
  })

  test('that were deleted end: by a full pass, or as soon as their group is said to be gone', async () => {
    const [biology, algebra] = [aClass('Biology'), aClass('Algebra')]
    aClass('Chemistry')
    await district.begin()
    district.education.classes.delete(biology)
    await district.begin('changes')
    expect(await rosters()).toHaveLength(3)
    await age(21)
    await due(night)
    await district.drain()
    expect(await list()).toMatchObject({ scope: 'everything', status: 'done' })
    expect(await rosters()).toEqual(['Algebra: 3 done', 'Chemistry: 3 done'])
    district.education.removeClass(algebra)
    await district.begin('changes')
    expect(await rosters()).toEqual(['Chemistry: 3 done'])
    expect(await district.scope.query('select from lectern.roster')).toHaveLength(1)
  })

  test('are read from the start where Graph has forgotten what was read before (410)', async () => {
    const gone = aClass('Biology')
    aClass('Algebra')
    await district.begin()
    district.education.classes.delete(gone)
    district.education.forgetDeltas()
    await district.begin('changes')
    expect(await list()).toMatchObject({ status: 'done', scope: 'everything', courses: 1 })
    expect(await rosters()).toEqual(['Algebra: 3 done'])
  })

  test('wait where Graph forgets again and again, and nothing ends by that', async () => {
    aClass('Biology')
    await district.begin()
    const forgets = () => graphError(410, 'syncStateNotFound', 'Gone.')
    district.microsoft.graph.failNext(/education\/classes\/delta/, forgets, forgets, forgets)
    await beginTeamsRosters(district.rosters.enqueue, district.scope, district.installationId, 'changes')
    await district.run(district.queue.shift()!)
    expect(await list()).toMatchObject({ status: 'waiting', code: 'teams.delta-restarts' })
    expect(await rosters()).toEqual(['Biology: 3 done'])
  })

  test('go on where a lost worker stopped', async () => {
    for (let number = 100; number < 350; number++) aClass(`Class ${number}`, 0)
    await beginTeamsRosters(district.rosters.enqueue, district.scope, district.installationId)
    const job = district.queue.shift()!
    const stop = new AbortController()
    district.microsoft.graph.failNext(
      /education\/classes\/delta/,
      (answer) => answer(),
      async (answer) => {
        stop.abort()
        return answer()
      },
    )
    await expect(district.run(job, { signal: stop.signal })).rejects.toThrow()
    expect(await list()).toMatchObject({ status: 'waiting', courses: 100 })
    await district.run(job)
    expect(await list()).toMatchObject({ status: 'done', courses: 250 })
    expect(asked(/classes\/delta/)).toHaveLength(4)
    expect(asked(/schools\/delta/)).toHaveLength(1)
  })

  test('have the patience that Graph asks for', async () => {
    aClass('Biology')
    const busy = () => graphError(429, 'TooManyRequests', 'Slow down.', { 'retry-after': '120' })
    district.microsoft.graph.failNext(/schools\/delta/, busy)
    await beginTeamsRosters(district.rosters.enqueue, district.scope, district.installationId)
    await district.run(district.queue.shift()!)
    expect(await list()).toMatchObject({ status: 'waiting', code: 'teams.graph-throttled', denied: false })
    const again = district.queue.find(({ delayMs = 0 }) => delayMs >= 120_000)!
    district.microsoft.secondsPass(121)
    await district.run(again)
    await district.drain()
    expect(await rosters()).toEqual(['Biology: 3 done'])
  })

  test('stay as they were where consent is revoked amid the reading, and are read once it is given again', async () => {
    const { microsoft, tenantId } = district
    aClass('Biology')
    await district.begin()
    aClass('Algebra')
    const forbidden = () => graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges.')
    microsoft.graph.failNext(/classes\/delta/, forbidden)
    await district.begin()
    expect(await list()).toMatchObject({ status: 'failed', denied: true, code: 'teams.graph-forbidden' })
    expect(await rosters()).toEqual(['Biology: 3 done'])
    microsoft.entra.consents.grantForTenant(tenantId, { roles: ['EduRoster.Read.All'] })
    await age(2)
    await due(day)
    await district.drain()
    expect(await rosters()).toEqual(['Algebra: 3 done', 'Biology: 3 done'])
  })

  test('are read without word of members where groups may not be read: classes that changed are', async () => {
    district = await teamsDistrict(db, { roles: ['EduRoster.Read.All'] })
    const biology = aClass('Biology')
    aClass('Algebra')
    await district.begin()
    district.microsoft.graph.requests.length = 0
    district.education.changeClass(biology, { displayName: 'Biology 2' })
    await district.begin('changes')
    expect(await rosters()).toEqual(['Algebra: 3 done', 'Biology 2: 3 done'])
    expect(asked(/\/members$/)).toEqual([`/education/classes/${biology}/members`])
  })

  test('are each read again by night', async () => {
    const biology = aClass('Biology')
    await district.begin()
    district.education.leave(biology, [...district.education.people.keys()].at(-1)!)
    await db.ownerQuery(
      `update lectern.roster_run set started_at = started_at - interval '21 hours' where district_id = $1`,
      [district.scope.districtId],
    )
    for (let slot = 0; slot < 16; slot++)
      await district.run(
        { name: dueRostersJob.name, data: {} },
        { at: () => new Date(Date.UTC(2026, 10, 27, 1, slot * 15)) },
      )
    await district.drain(24 * 60 * 60_000)
    expect(await rosters()).toEqual(['Biology: 2 done'])
  })

  test('of another tenant stay what they are, and nothing is left where rosters are switched off', async () => {
    aClass('Biology')
    await district.begin()
    const mine = district
    district = await teamsDistrict(db)
    aClass('Theirs')
    await district.begin()
    await switchFeature(mine.scope, mine.installationId, 'roster', false)
    for (const table of ['listed_course', 'listed_school', 'course_list_run', 'roster', 'roster_run'])
      expect(await mine.scope.query(`select from lectern.${table}`), table).toEqual([])
    expect(await rosters()).toEqual(['Theirs: 3 done'])
    await expect(
      startRosterRun(mine.scope, district.installationId, randomUUID() as never),
    ).rejects.toMatchObject({
      code: 'roster.not-offered',
    })
  })
})
