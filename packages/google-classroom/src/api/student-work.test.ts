import { expect, test } from 'vitest'
import { aClass } from '../testing/a-class.ts'
import { internal, tooMany } from '../testing/api-error.ts'
import { somePeople } from '../testing/simulated-people.ts'
import type { Fault } from '../testing/simulated-google.ts'
import { scopesFor } from '../sign-in/scopes.ts'
import { assignLink } from './assign-link.ts'
import { ensureAttachment } from './ensure-attachment.ts'
import { passGrade, readSubmission, type SubmissionPlace } from './submissions.ts'

const view = 'https://lectern.example.org/google-classroom/view?placement=1'
const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })
const pass: Fault = (answer) => answer()

async function graded(maxPoints = 10) {
  const room = await aClass()
  const attachment = {
    title: 'Quiz',
    teacherView: view,
    studentView: view,
    studentWorkReview: view,
    maxPoints,
  }
  const { place } = await ensureAttachment(room.teacher, room.item, attachment, {
    addOnToken: room.addOnToken,
  })
  const submissionId = room.classroom.world.submissionId(somePeople.student.sub, room.item.itemId)
  room.classroom.world.submissionStates.set(submissionId, 'TURNED_IN')
  return { ...room, place: { ...place, itemType: 'courseWork', submissionId } as SubmissionPlace }
}

test('passes a grade to the assignment, again after a fault, and reads it back', async () => {
  const { teacher, place, google, waits } = await graded()
  // Google's client repeats no PATCH.
  google.failNext(internal, () => tooMany(7))
  expect(await passGrade(teacher, place, { points: 8.5, maxPoints: 10 })).toEqual({
    state: 'TURNED_IN',
    pointsEarned: 8.5,
    userId: somePeople.student.sub,
  })
  expect(waits).toEqual([500, 8_000])
  expect((await readSubmission(teacher, place)).pointsEarned).toBe(8.5)
})

test('tells a teacher whose work it is where the teacher granted that, and else does not', async () => {
  const { teacher, apiOf, place, google } = await graded()
  expect(await readSubmission(teacher, place)).toMatchObject({ userId: somePeople.student.sub })
  google.grants.revoke(somePeople.teacher.sub)
  const addOnAlone = apiOf(somePeople.teacher, scopesFor('teacher', ['addOn']))
  expect(await readSubmission(addOnAlone, place)).toEqual({ state: 'TURNED_IN' })
})

test('tells a student how their work stands and not what it earned', async () => {
  const { teacher, student, place } = await graded()
  await passGrade(teacher, place, { points: 8, maxPoints: 10 })
  expect(await readSubmission(student, place)).toEqual({ state: 'TURNED_IN' })
  await expect(passGrade(student, place, { points: 10, maxPoints: 10 })).rejects.toThrow(
    refusal('classroom.scope-missing'),
  )
})

test.each([
  [-1, 10],
  [NaN, 10],
  [Infinity, 10],
  [1, 0],
])('refuses %d of %d points before Google is asked', async (points, maxPoints) => {
  const { teacher, place, google } = await graded()
  await expect(passGrade(teacher, place, { points, maxPoints })).rejects.toThrow(
    refusal('classroom.grade-invalid'),
  )
  expect(google.requests.filter(({ method }) => method === 'PATCH')).toEqual([])
})

test('says so when a student left the course', async () => {
  const { teacher, place, course } = await graded()
  course.students.splice(0, 1)
  await expect(passGrade(teacher, place, { points: 1, maxPoints: 10 })).rejects.toThrow(
    refusal('classroom.not-found'),
  )
})

const link = {
  title: 'Atlas',
  links: [{ url: 'https://atlas.example/?class=7' }, { url: 'https://maps.example/' }],
  description: 'Look at it',
}

test('assigns an app as a plain link where the licence is missing', async () => {
  const { unlicensed, course, classroom } = await aClass()
  const assigned = await assignLink(unlicensed, course.id, { ...link, state: 'PUBLISHED' })
  expect(assigned).toMatchObject({
    courseId: course.id,
    address: expect.stringContaining('classroom.google.com'),
  })
  expect(classroom.courseWork).toMatchObject([
    {
      title: 'Atlas',
      state: 'PUBLISHED',
      workType: 'ASSIGNMENT',
      materials: link.links.map((one) => ({ link: one })),
    },
  ])
})

test('does not assign twice when the answer was lost, and never tries twice', async () => {
  const { teacher, course, classroom, google } = await aClass()
  google.failNext(pass, async (answer) => {
    await answer()
    return internal()
  })
  const assigned = await assignLink(teacher, course.id, link)
  expect(classroom.courseWork.map(({ id }) => id)).toEqual([assigned.itemId])
  google.failNext(internal)
  await expect(assignLink(teacher, course.id, { ...link, title: 'Globe' })).rejects.toThrow(
    refusal('classroom.unavailable'),
  )
  expect(classroom.courseWork).toHaveLength(1)
})

test('assigns once what is asked for twice since the page was opened', async () => {
  const { teacher, course, classroom } = await aClass()
  const asked = { ...link, unlessMadeSince: new Date() }
  const first = await assignLink(teacher, course.id, asked)
  expect(await assignLink(teacher, course.id, asked)).toEqual(first)
  const later = new Date(Date.now() + 3_600_000)
  expect(await assignLink(teacher, course.id, { ...link, unlessMadeSince: later })).not.toEqual(first)
  expect(classroom.courseWork).toHaveLength(2)
})

test('does not take for its own what a teacher assigned before', async () => {
  const { teacher, course, google } = await aClass()
  await assignLink(teacher, course.id, link)
  google.failNext(internal)
  const muchLater = new Date(Date.now() + 3_600_000)
  await expect(assignLink(teacher, course.id, link, muchLater)).rejects.toThrow(
    refusal('classroom.unavailable'),
  )
})

test('refuses an assignment that Google would refuse, and hands on what it alone can tell', async () => {
  const { teacher, student, course } = await aClass()
  for (const changes of [
    { title: '' },
    { links: [] },
    { links: [{ url: 'javascript:1' }] },
    { links: [{ url: 'https://' }] },
    { maxPoints: 0.5 },
  ])
    await expect(assignLink(teacher, course.id, { ...link, ...changes })).rejects.toThrow(
      refusal('classroom.assignment-invalid'),
    )
  await expect(assignLink(student, course.id, link)).rejects.toThrow(refusal('classroom.scope-missing'))
  course.state = 'ARCHIVED'
  await expect(assignLink(teacher, course.id, link)).rejects.toThrow(refusal('classroom.course-closed'))
})
