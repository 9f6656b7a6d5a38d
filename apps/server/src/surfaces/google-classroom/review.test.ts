import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopes } from '@lectern/google-classroom'
import { internal, tooMany, type Fault } from '@lectern/google-classroom/testing'
import { bearerOf, launched } from '../../testing/browser-launch.ts'
import {
  classroomWork,
  type Attached,
  type ClassroomWork,
  type ReviewModel,
} from '../../testing/classroom-work.ts'
import { installPlatform } from '../../testing/installed-platform.ts'
import { aDistrict } from '../../testing/index.ts'

let work: ClassroomWork
beforeAll(async () => void (work = await classroomWork()))
afterAll(() => work.close())

const reviewed = async (...asked: Parameters<ClassroomWork['review']>): Promise<ReviewModel> => {
  const { model, status } = await work.review(...asked)
  expect(status).toBe(200)
  return model as ReviewModel
}
const opensOf = (model: ReviewModel): number | undefined => model.work?.openings.count

describe("a student's work", () => {
  test('shows the teacher how that student used the app in this class, and how the work stands', async () => {
    const { student, classmate } = work.people
    const attached = await work.attached({ credit: false })
    await work.opened(attached, student, { opens: 2 })
    await work.opened(attached, classmate)
    await expect.poll(async () => opensOf(await reviewed(attached, student))).toBe(2)
    expect(await reviewed(attached, student)).toMatchObject({
      mode: 'review',
      isSelf: false,
      name: null,
      work: { app: 'Desmos', openings: { count: 2, firstAt: expect.any(String) } },
      submission: { state: 'created', points: null, pointsHandle: null, credit: null },
    })
    work.classroom.world.submissionStates.set(
      work.classroom.world.submissionId(student.sub, attached.item.itemId),
      'RETURNED',
    )
    expect(await reviewed(attached, student)).toMatchObject({ submission: { state: 'returned' } })
  })

  test('of somebody who never came shows that nothing was opened', async () => {
    const attached = await work.attached()
    expect(await reviewed(attached, work.people.student)).toMatchObject({
      work: { app: 'Desmos', openings: { count: 0 } },
      submission: { points: { given: null, maximum: 1 }, pointsHandle: expect.any(String) },
    })
  })

  test('is found by whom Google names, where the teacher granted that', async () => {
    const { student, teacher } = work.people
    const attached = await work.attached()
    await work.opened(attached, student)
    await work.scope.query('delete from lectern.google_submission')
    expect(opensOf(await reviewed(attached, student))).toBe(0)
    work.google.grants.allow(teacher.sub, [scopes.courseWork])
    work.google.grants.expireAccess()
    await expect.poll(async () => opensOf(await reviewed(attached, student))).toBeGreaterThan(0)
    work.google.grants.grants.get(teacher.sub)!.scopes.delete(scopes.courseWork)
    work.google.grants.expireAccess()
  })

  test('that came with a copied course is reviewed there, with what the student did there and the worth it had', async () => {
    const { student, teacher } = work.people
    const original = await work.attached()
    await work.opened(original, student)
    const course = work.classroom.addCourse({ teachers: [teacher.sub], students: [student.sub] })
    const copy = work.copied(original, course.id)
    expect(await reviewed(copy, student)).toMatchObject({
      work: { app: 'Desmos', openings: { count: 0 } },
      submission: { points: { given: null, maximum: 1 } },
    })
    await work.opened(copy, student)
    await expect.poll(async () => opensOf(await reviewed(copy, student))).toBe(1)
  })
})

describe('who may see it', () => {
  test('a student is refused and learns nothing, of others and of themselves', async () => {
    const { student, classmate } = work.people
    const attached = await work.attached()
    for (const of of [classmate, student]) {
      const { status, html } = await work.review(attached, of, student)
      expect(status).toBe(403)
      expect(html).toContain('classroom.teacher-only')
      expect(html).not.toContain('Desmos')
    }
  })

  test.each([
    [
      'of another assignment',
      (other: Attached) => work.classroom.world.submissionId(work.people.student.sub, other.item.itemId),
    ],
    ['that nobody has', () => 'Cg-made-up'],
  ])('work %s is refused and explained', async (_which, submissionOf) => {
    const [attached, other] = [await work.attached(), await work.attached()]
    const uri = `${work.url}/google-classroom/review?client=${work.clientId}&submissionId=${submissionOf(other)}`
    const { status, html } = await work
      .frame({ kind: 'review', person: work.people.teacher, ...attached, uri })
      .open()
    expect(status).toBe(404)
    expect(html).toContain('classroom.submission-gone')
    expect(html).toContain('work is not in Classroom any more')
  })

  test('work of a student who left the class is explained', async () => {
    const { student, classmate } = work.people
    const attached = await work.attached()
    work.course.students = [classmate.sub]
    const { status, html } = await work.review(attached, student)
    work.course.students = [student.sub, classmate.sub]
    expect(status).toBe(404)
    expect(html).toContain('classroom.submission-gone')
  })

  test('an attachment of another project shows nothing', async () => {
    const attached = await work.attached()
    work.classroom.world.attachments.at(-1)!.project = 'another'
    const { status, html } = await work.review(attached, work.people.student)
    expect(status).toBe(403)
    expect(html).not.toContain('Desmos')
  })
})

describe('points', () => {
  /** The page of a graded attachment, and the grade that its teacher gives there. */
  async function graded() {
    const attached = await work.attached()
    const model = await reviewed(attached, work.people.student)
    const token = await bearerOf(work.url, model)
    const handle = model.submission!.pointsHandle!
    return {
      attached,
      token,
      handle,
      give: (points: unknown, given = handle) =>
        work.post('/review/points', token, { handle: given, points }),
      kept: () => work.pointsOf(attached, work.people.student),
    }
  }

  test('are given on the page, changed there, and shown the next time', async () => {
    const { give, kept, attached } = await graded()
    expect(await give(0.5)).toEqual({
      status: 200,
      answer: { state: 'created', points: { given: 0.5, maximum: 1 } },
    })
    expect(await give(1)).toMatchObject({ answer: { points: { given: 1 } } })
    expect(kept()).toBe(1)
    expect(await reviewed(attached, work.people.student)).toMatchObject({
      submission: { points: { given: 1, maximum: 1 } },
    })
  })

  test.each([
    ['an error of Google', [internal, internal]],
    ['a limit of Google', [() => tooMany(0)]],
    [
      'an answer that is lost every time',
      [1, 2, 3].map((): Fault => async (answer) => {
        await answer()
        return internal()
      }),
    ],
  ] as [string, Fault[]][])('survive %s', async (_fault, faults) => {
    const { give, kept } = await graded()
    work.google.failNext(...faults)
    expect(await give(1)).toMatchObject({ status: 200, answer: { points: { given: 1 } } })
    expect(kept()).toBe(1)
  })

  test('that did not reach Google are told as such, and can be given again', async () => {
    const { give, kept } = await graded()
    work.google.failNext(internal, internal, internal)
    expect(await give(1)).toMatchObject({ status: 502, answer: { code: 'classroom.unavailable' } })
    expect(kept()).toBeUndefined()
    expect(await give(1)).toMatchObject({ status: 200 })
  })

  test.each([
    ['more than it is worth', 1.5, 'classroom.grade-too-high'],
    ['less than nothing', -1, 'request.invalid'],
    ['no number', 'all', 'request.invalid'],
    ['nothing', undefined, 'request.invalid'],
  ])('are not %s', async (_what, points, code) => {
    const { give, kept } = await graded()
    expect(await give(points)).toMatchObject({ status: 400, answer: { code } })
    expect(kept()).toBeUndefined()
  })

  test('are taken by the page of that work alone, from nobody unknown and no student', async () => {
    const { handle, give } = await graded()
    const other = await graded()
    expect(await give(1, other.handle)).toMatchObject({
      status: 400,
      answer: { code: 'page.handle-invalid' },
    })
    expect(await give(1, 'made-up')).toMatchObject({ status: 400 })
    expect(await work.post('/review/points', undefined, { handle, points: 1 })).toMatchObject({ status: 401 })
    const { model } = await work
      .frame({ kind: 'student', person: work.people.student, ...other.attached })
      .open()
    const token = await bearerOf(work.url, model)
    expect(await work.post('/review/points', token, { handle, points: 1 })).toMatchObject({
      status: 403,
      answer: { code: 'session.staff-only' },
    })
    expect(other.kept()).toBeUndefined()
  })

  test('are given in no other district', async () => {
    const { handle, kept } = await graded()
    const canvas = await installPlatform(work.lectern, await aDistrict(work.lectern, 'Elsewhere'))
    const token = await bearerOf(work.url, await launched(work.url, canvas.platform))
    expect(await work.post('/review/points', token, { handle, points: 1 })).toMatchObject({ status: 400 })
    expect(kept()).toBeUndefined()
    await canvas.close()
  })

  test('are not given by a teacher who left the class meanwhile, or took back what they granted', async () => {
    const { give, kept } = await graded()
    const { teachers } = work.course
    work.course.teachers = []
    expect(await give(1)).toMatchObject({ status: 403, answer: { code: 'classroom.forbidden' } })
    work.course.teachers = teachers
    work.google.grants.revoke(work.people.teacher.sub)
    expect(await give(1)).toMatchObject({ status: 403, answer: { code: 'classroom.access-ended' } })
    expect(kept()).toBeUndefined()
  })

  test('of a student who left meanwhile are refused in so many words', async () => {
    const { give } = await graded()
    const { students } = work.course
    work.course.students = []
    expect(await give(1)).toMatchObject({ status: 404, answer: { code: 'classroom.not-found' } })
    work.course.students = students
  })
})
