import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { creditOf, listPlacements, overdueCredits, pruneCredits, type Credit } from '@lectern/catalog'
import type { PersonId } from '@lectern/launch'
import { internal, tooMany, type Fault, type SimulatedPerson } from '@lectern/google-classroom/testing'
import { switchFeature } from '@lectern/tenancy'
import { bearerOf } from '../../testing/browser-launch.ts'
import {
  classroomWork,
  type Attached,
  type ClassroomWork,
  type ReviewModel,
} from '../../testing/classroom-work.ts'

let work: ClassroomWork
beforeAll(async () => void (work = await classroomWork({ work: true })))
afterAll(() => work.close())

const patiently = { timeout: 20_000 }
const placementOf = async ({ item, attachmentId }: Attached): Promise<string | undefined> => {
  const [row] = await work.scope.query<{ id: string }>(
    'select p.id from lectern.placement p where p.external_id = $1',
    [`${item.courseId}/${item.itemId}/${attachmentId}`],
  )
  return row?.id
}

async function creditsOf(attached: Attached): Promise<(Credit | undefined)[]> {
  const placementId = await placementOf(attached)
  const people = await work.scope.query<{ id: PersonId }>(
    'select c.person_id as id from lectern.credit c where c.placement_id::text = $1',
    [placementId ?? null],
  )
  return Promise.all(people.map(({ id }) => creditOf(work.scope, placementId!, id)))
}
const settled = (attached: Attached, credit: object) =>
  expect.poll(() => creditsOf(attached), patiently).toMatchObject([credit])
const patches = (): number => work.google.requests.filter(({ method }) => method === 'PATCH').length
const review = async (attached: Attached, of = work.people.student) =>
  (await work.review(attached, of)).model as ReviewModel

/** The teacher of the class, signed in as before: they revoke and come back in the tests here. */
const teacherComes = () => work.frame({ kind: 'discovery', person: work.people.teacher }).open()
const workOf = ({ item }: Attached, { sub }: SimulatedPerson): string =>
  work.classroom.world.submissionId(sub, item.itemId)

describe('opening the app of an attachment that is worth a point', () => {
  test('gives the student the point, once, in the name of who attached it, and forgets where', async () => {
    const attached = await work.attached()
    expect(attached.maxPoints).toBe(1)
    const before = patches()
    await work.opened(attached, work.people.student, { opens: 3 })
    await settled(attached, { state: 'reported', score: { given: 1, maximum: 1 } })
    expect(work.pointsOf(attached, work.people.student)).toBe(1)
    expect(work.pointsOf(attached, work.people.classmate)).toBeUndefined()
    await work.opened(attached, work.people.student)
    await work.lectern.jobs.drain()
    expect(patches() - before).toBe(1)
    const rows = await work.scope.query(
      'select sealed_recipient from lectern.credit where placement_id = $1',
      [await placementOf(attached)],
    )
    expect(rows).toEqual([{ sealed_recipient: null }])
    expect(await review(attached)).toMatchObject({
      submission: { points: { given: 1 }, credit: { state: 'reported' } },
    })
  })

  test('gives nothing for looking alone, to teachers, or where it is worth nothing', async () => {
    const { teacher, student } = work.people
    const [worth, worthless] = [await work.attached(), await work.attached({ credit: false })]
    await work.opened(worth, student, { opens: 0 })
    await settled(worth, { state: 'waiting' })
    await work.opened(worthless, student)
    await work.frame({ kind: 'teacher', person: teacher, ...worth }).open()
    await work.lectern.jobs.drain()
    expect(await creditsOf(worthless)).toEqual([])
    expect(await creditsOf(worth)).toMatchObject([{ state: 'waiting' }])
    expect(work.pointsOf(worth, student)).toBeUndefined()
  })

  test('is neither offered nor given where the district has it off', async () => {
    const { scope, installationId } = work
    const attached = await work.attached()
    await switchFeature(scope, installationId, 'credit', false)
    expect((await work.attached()).maxPoints).toBeUndefined()
    await work.opened(attached, work.people.student)
    await work.lectern.jobs.drain()
    expect(await creditsOf(attached)).toEqual([])
    await switchFeature(scope, installationId, 'credit', true)
  })

  test.each([
    ['an error', [internal]],
    ['a limit', [() => tooMany(0)]],
  ] as [string, Fault[]][])('survives %s of Google', async (_fault, faults) => {
    const attached = await work.attached()
    await work.opened(attached, work.people.student, { opens: 0 })
    await settled(attached, { state: 'waiting' })
    const opening = work.opened(attached, work.people.student)
    await opening
    work.google.failNext(...faults)
    await settled(attached, { state: 'reported' })
  })
})

describe("a teacher's own grade", () => {
  test('is never overwritten', async () => {
    const { student } = work.people
    const attached = await work.attached()
    const model = await review(attached)
    const handle = model.submission!.pointsHandle
    const token = await bearerOf(work.url, model)
    expect((await work.post('/review/points', token, { handle, points: 0.25 })).status).toBe(200)
    const before = patches()
    await work.opened(attached, student)
    await settled(attached, { state: 'refused', reason: 'graded' })
    await work.opened(attached, student)
    await work.lectern.jobs.drain()
    expect(work.pointsOf(attached, student)).toBe(0.25)
    expect(patches()).toBe(before)
    expect(await review(attached)).toMatchObject({ submission: { credit: { reason: 'graded' } } })
  })

  test('stays with work that was returned without points', async () => {
    const { student } = work.people
    const attached = await work.attached()
    work.classroom.world.submissionStates.set(workOf(attached, student), 'RETURNED')
    await work.opened(attached, student)
    await settled(attached, { state: 'refused', reason: 'returned' })
    expect(work.pointsOf(attached, student)).toBeUndefined()
  })

  test('is told apart from a point of ours whose answer was lost', async () => {
    const { student } = work.people
    const attached = await work.attached()
    await work.opened(attached, student, { opens: 0 })
    await settled(attached, { state: 'waiting' })
    // As a process leaves it that dies between Google's answer and its own note.
    const placementId = await placementOf(attached)
    await work.scope.query('update lectern.credit set attempted_at = now() where placement_id = $1', [
      placementId,
    ])
    work.classroom.points.set(`${attached.attachmentId}/${workOf(attached, student)}`, 1)
    const before = patches()
    await work.opened(attached, student)
    await settled(attached, { state: 'reported' })
    expect(patches()).toBe(before)
  })
})

describe('credit that no teacher lets us tell', () => {
  test('waits, says so, and is given when the teacher comes back', async () => {
    const { teacher, student } = work.people
    const attached = await work.attached()
    work.google.grants.revoke(teacher.sub)
    await work.opened(attached, student)
    await settled(attached, { state: 'due', reason: 'waits-for-teacher' })
    expect(await overdueCredits(work.scope)).toEqual([])
    expect(await review(attached)).toMatchObject({
      submission: { points: { given: null }, credit: { state: 'due', reason: 'waits-for-teacher' } },
    })
    await settled(attached, { state: 'reported' })
    expect(work.pointsOf(attached, student)).toBe(1)
  })

  test('is given when a colleague opens the review who teaches the class too', async () => {
    const { teacher, unlicensed, student } = work.people
    const attached = await work.attached()
    work.course.teachers = [unlicensed.sub]
    await work.opened(attached, student)
    await settled(attached, { state: 'due', reason: 'waits-for-teacher' })
    await work.review(attached, student, unlicensed)
    await settled(attached, { state: 'reported' })
    work.course.teachers = [teacher.sub, unlicensed.sub]
  })

  test('waits over a summer and not for ever', async () => {
    const { teacher, student } = work.people
    const attached = await work.attached()
    work.google.grants.revoke(teacher.sub)
    await work.opened(attached, student)
    await settled(attached, { reason: 'waits-for-teacher' })
    const openedDaysAgo = (days: number) =>
      work.scope.query(
        `update lectern.credit set opened_at = now() - make_interval(days => $2) where placement_id = $1`,
        [placementId, days],
      )
    const placementId = await placementOf(attached)
    await openedDaysAgo(90)
    await pruneCredits(work.scope)
    expect(await creditsOf(attached)).toMatchObject([{ state: 'due' }])
    await openedDaysAgo(101)
    await pruneCredits(work.scope)
    expect(await creditsOf(attached)).toMatchObject([{ state: 'refused', reason: 'gave-up' }])
    await teacherComes()
  })
})

describe('credit that Google refuses for good', () => {
  test.each([
    ['the student left the class', 'classroom.not-found', () => void (work.course.students = ['202'])],
    [
      'the attachment is of another project now',
      'classroom.not-found',
      () => void (work.classroom.world.attachments.at(-1)!.project = 'another'),
    ],
  ] as [string, string, () => void][])(
    'because %s is settled, with the words',
    async (_why, code, change) => {
      const { student, classmate } = work.people
      const attached = await work.attached()
      const { model } = await work.frame({ kind: 'student', person: student, ...attached }).open()
      const token = await bearerOf(work.url, model)
      change()
      const event = { kind: 'app-opened', appId: work.desmos, occurredAt: new Date().toISOString() }
      await work.post('/events', token, { events: [{ id: crypto.randomUUID(), ...event }] })
      await settled(attached, {
        state: 'refused',
        reason: code,
        words: expect.stringContaining('Google says'),
      })
      work.course.students = [student.sub, classmate.sub]
    },
  )
})

describe('a copied attachment', () => {
  test('keeps its worth, in another course and in its own, each with points of its own', async () => {
    const { student, teacher } = work.people
    const original = await work.attached()
    await work.opened(original, student)
    await settled(original, { state: 'reported' })
    const course = work.classroom.addCourse({ teachers: [teacher.sub], students: [student.sub] })
    const courses = [course.id, course.id, original.item.courseId, original.item.courseId]
    const copies = courses.map((courseId) => work.copied(original, courseId))
    for (const copy of copies) {
      await work.opened(copy, student)
      await settled(copy, { state: 'reported' })
      expect(work.pointsOf(copy, student)).toBe(1)
    }
    for (const one of [original, ...copies]) await work.opened(one, student)
    const placements = await Promise.all([original, ...copies].map(placementOf))
    expect(new Set(placements).size).toBe(5)
    expect(await listPlacements(work.scope, work.installationId)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: placements[1], copiedFrom: placements[0] })]),
    )
  })
})
