import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { somePeople, tooMany } from '@lectern/google-classroom/testing'
import type { InstallationId } from '@lectern/launch'
import { latestCourseRun, listRosters } from '@lectern/tenancy'
import { googleDistrict, type GoogleDistrict } from '../../testing/google-district.ts'
import { dueCoursesJob, readCoursesJob } from '../../jobs/course-list-jobs.ts'
import { beginGoogleRosters } from './google-roster-jobs.ts'
import { dueRostersJob, readRosterJob } from '../../jobs/roster-jobs.ts'

const { teacher, student, classmate, administrator } = somePeople
const night = () => new Date('2026-11-27T02:00:00Z')

let db: TestDatabase
let domain: GoogleDistrict
let installationId: InstallationId
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())
beforeEach(async () => {
  domain = await googleDistrict(db)
  installationId = await domain.install()
})

const begin = async () => {
  await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
  await domain.drain()
}
const aCourse = (name: string, students = 2) =>
  domain.classroom.addCourse({
    name,
    teachers: [teacher.sub],
    students: Array.from({ length: students }, (_, index) => `${name}-${index}`),
  })
const list = () => latestCourseRun(domain.scope, installationId)
const rosters = async () =>
  (await listRosters(domain.scope, installationId)).courses
    .map(({ title, members, run }) => `${title}: ${members} ${run?.status}`)
    .toSorted()
const askedFor = (end: RegExp) =>
  domain.google.requests.filter(({ url }) => end.test(url.pathname)).map(({ url }) => url)

describe('the courses of a domain', () => {
  test('are read with an administrator’s grant, each with its class list, and nobody in it has a name here', async () => {
    await domain.grant(installationId)
    domain.classroom.addCourse({
      name: 'Biology',
      teachers: [teacher.sub],
      students: [student.sub, classmate.sub],
    })
    domain.classroom.addCourse({ name: 'Training', teachers: ['t-9'], students: [teacher.sub] })
    domain.classroom.addCourse({ name: 'Last year', state: 'ARCHIVED', teachers: [teacher.sub] })
    await begin()
    expect(await list()).toMatchObject({ status: 'done', courses: 2, denied: false })
    expect(await rosters()).toEqual(['Biology · Period 2: 3 done', 'Training · Period 2: 2 done'])
    const roles = await domain.scope.query<{ words: string }>(
      `select concat(c.title, ' ', m.role, ' ', m.status) as words from lectern.roster_member m
       join lectern.context c on c.district_id = m.district_id and c.id = m.context_id order by 1`,
    )
    expect(roles.map(({ words }) => words)).toEqual([
      'Biology · Period 2 student active',
      'Biology · Period 2 student active',
      'Biology · Period 2 teacher active',
      'Training · Period 2 student active',
      'Training · Period 2 teacher active',
    ])
    for (const url of askedFor(/students|teachers/))
      expect(url.searchParams.get('fields')).not.toMatch(/name|email/)
    const rows = await domain.scope.query<{ row: string }>(
      `select p::text || i::text as row from lectern.person p
       join lectern.identity i on i.district_id = p.district_id and i.person_id = p.id`,
    )
    expect(JSON.stringify(rows)).not.toMatch(/classmate|t-9|fairview/)
  })

  test.each(['short', 'empty-first'] as const)('are all read from %s pages', async (paging) => {
    domain.classroom.world.switches.paging = paging
    await domain.grant(installationId)
    for (let number = 10; number < 35; number++) aCourse(`Course ${number}`, number === 10 ? 70 : 1)
    await begin()
    expect(await list()).toMatchObject({ status: 'done', courses: 25 })
    const read = await rosters()
    expect(read).toHaveLength(25)
    expect(read[0]).toBe('Course 10 · Period 2: 71 done')
  })

  test('whose list leads back to itself are given up, and nothing of them ends', async () => {
    await domain.grant(installationId)
    aCourse('Biology')
    await begin()
    domain.classroom.world.switches.paging = 'looping'
    await begin()
    expect(await list()).toMatchObject({ status: 'failed', code: 'classroom.pages-repeat' })
    expect(await rosters()).toEqual(['Biology · Period 2: 3 done'])
  })

  test('that ended take their class lists along', async () => {
    await domain.grant(installationId)
    const [biology] = [aCourse('Biology'), aCourse('Chemistry')]
    await begin()
    biology!.state = 'ARCHIVED'
    await begin()
    expect(await rosters()).toEqual(['Chemistry · Period 2: 3 done'])
    expect(await domain.scope.query('select from lectern.roster')).toHaveLength(1)
  })

  test('of which one is deleted while its class list waits: it says so, and is offered no more', async () => {
    await domain.grant(installationId)
    aCourse('Biology')
    await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
    await domain.run(domain.queue.shift()!)
    domain.classroom.world.courses.length = 0
    await domain.drain()
    expect(await rosters()).toEqual([])
    expect(await domain.scope.query('select r.status, r.code from lectern.roster_run r')).toEqual([
      { status: 'failed', code: 'classroom.not-found' },
    ])
  })

  test('wait for somebody to allow it, say so, and are read by day as soon as somebody has', async () => {
    aCourse('Biology')
    await begin()
    expect(await list()).toMatchObject({ status: 'failed', denied: true, code: 'roster.not-granted' })
    const byDay = { at: () => new Date('2026-11-27T18:00:00Z') }
    await domain.run({ name: dueCoursesJob.name, data: {} }, byDay)
    await domain.drain()
    expect(await rosters()).toEqual([])
    await domain.grant(installationId)
    await domain.run({ name: dueCoursesJob.name, data: {} }, byDay)
    await domain.drain()
    expect(await rosters()).toEqual(['Biology · Period 2: 3 done'])
  })

  test('of another district stay what they are', async () => {
    const elsewhere = await db.district('Elsewhere')
    const theirs = await domain.install({ hostedDomains: ['hill.example'] }, elsewhere)
    await domain.grant(installationId)
    aCourse('Biology')
    await begin()
    expect(await listRosters(elsewhere, theirs)).toMatchObject({ total: 0 })
    expect(await latestCourseRun(elsewhere, theirs)).toBeUndefined()
  })
})

describe('a reading', () => {
  test('that loses its worker goes on at the page where it stopped', async () => {
    await domain.grant(installationId)
    for (let number = 10; number < 55; number++) aCourse(`Course ${number}`, 0)
    const { run } = await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
    const dying = new AbortController()
    // It dies while Google answers the second page.
    domain.google.failNext(
      (answer) => answer(),
      (answer) => answer(),
      (answer) => {
        dying.abort(new Error('the process ends'))
        return answer()
      },
    )
    const job = { name: readCoursesJob.name, data: { districtId: domain.scope.districtId, runId: run.id } }
    await expect(domain.run(job, { signal: dying.signal })).rejects.toThrow('the process ends')
    expect(await list()).toMatchObject({ status: 'waiting', pages: 1, courses: 20 })
    await domain.run(job)
    expect(await list()).toMatchObject({ status: 'done', pages: 3, courses: 45 })
    expect(askedFor(/courses$/).map((url) => url.searchParams.get('pageToken'))).toEqual([
      null,
      'at-20',
      'at-20',
      'at-40',
    ])
  })

  test('of a class goes on within its teachers or its students', async () => {
    await domain.grant(installationId)
    aCourse('Biology', 65)
    await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
    await domain.run(domain.queue.shift()!)
    const job = domain.queue.find(({ name }) => name === readRosterJob.name)!
    const dying = new AbortController()
    domain.google.failNext(
      (answer) => answer(),
      (answer) => answer(),
      (answer) => {
        dying.abort(new Error('the process ends'))
        return answer()
      },
    )
    await expect(domain.run(job, { signal: dying.signal })).rejects.toThrow('the process ends')
    await domain.run(job)
    expect(await rosters()).toEqual(['Biology · Period 2: 66 done'])
    expect(askedFor(/teachers$/)).toHaveLength(1)
    expect(askedFor(/students$/).map((url) => url.searchParams.get('pageToken'))).toEqual([
      null,
      'at-30',
      'at-30',
      'at-60',
    ])
  })

  test('that Google refuses for its quota waits as long as Google asks, and loses nothing', async () => {
    await domain.grant(installationId)
    for (let number = 10; number < 35; number++) aCourse(`Course ${number}`, 0)
    await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
    const token = (answer: () => Promise<Response>) => answer()
    domain.google.failNext(token, token, () => tooMany(900))
    await domain.run(domain.queue.shift()!)
    expect(await list()).toMatchObject({ status: 'waiting', pages: 1, code: 'classroom.quota' })
    const again = domain.queue.find(({ name }) => name === readCoursesJob.name)!
    expect(again.delayMs).toBeGreaterThanOrEqual(900_000)
    await domain.drain(Infinity)
    expect(await list()).toMatchObject({ status: 'done', courses: 25 })
    expect(await rosters()).toHaveLength(25)
  })

  test('whose grant ends on the way goes on with another administrator’s, at the same page', async () => {
    const deputy = { ...administrator, sub: '302', email: 'deputy@fairview.example' }
    domain = await googleDistrict(db, { people: [...Object.values(somePeople), deputy] })
    installationId = await domain.install()
    await domain.grant(installationId, deputy)
    await domain.grant(installationId)
    for (let number = 10; number < 35; number++) aCourse(`Course ${number}`, 0)
    await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
    domain.google.failNext(
      (answer) => answer(),
      async (answer) => {
        const page = await answer()
        domain.google.grants.revoke(administrator.sub)
        return page
      },
    )
    await domain.run(domain.queue.shift()!)
    expect(await list()).toMatchObject({ status: 'done', pages: 2, courses: 25 })
    expect(askedFor(/courses$/).map((url) => url.searchParams.get('pageToken'))).toContain('at-20')
  })

  test('whose last grant ends on the way is denied, with what to do; courses and class lists stay', async () => {
    await domain.grant(installationId)
    for (let number = 10; number < 35; number++) aCourse(`Course ${number}`, 0)
    await begin()
    await beginGoogleRosters(domain.rosters.enqueue, domain.scope, installationId)
    domain.google.failNext(async (answer) => {
      const page = await answer()
      domain.google.grants.revoke(administrator.sub)
      return page
    })
    await domain.drain()
    expect(await list()).toMatchObject({
      status: 'failed',
      denied: true,
      code: 'classroom.grant-revoked',
      message: expect.stringContaining('Sign in again'),
    })
    expect(await rosters()).toHaveLength(25)
  })
})

test('by night the list of courses and every class list have their turn again', async () => {
  await domain.grant(installationId)
  const biology = aCourse('Biology')
  await begin()
  await db.ownerQuery(`update lectern.roster_run set started_at = started_at - interval '1 day'`)
  await db.ownerQuery(`update lectern.course_list_run set started_at = started_at - interval '1 day'`)
  biology.students.push('new')
  aCourse('Chemistry')
  await domain.run({ name: dueCoursesJob.name, data: {} }, { at: night })
  await domain.run({ name: dueRostersJob.name, data: {} }, { at: () => new Date('2026-11-27T04:50:00Z') })
  await domain.drain(Infinity)
  expect(await rosters()).toEqual(['Biology · Period 2: 4 done', 'Chemistry · Period 2: 3 done'])
})
