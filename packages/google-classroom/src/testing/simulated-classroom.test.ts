import { expect, test } from 'vitest'
import { ensureAttachment } from '../api/ensure-attachment.ts'
import { readAddOnContext } from '../api/add-on-context.ts'
import type { AttachmentPlace } from '../api/item-calls.ts'
import { aClass } from './a-class.ts'
import { somePeople } from './simulated-people.ts'

const view = 'https://lectern.example.org/view'
const attachment = { title: 'Atlas', teacherView: view, studentView: view }
const graded = (title: string) => ({
  title,
  teacherView: `${view}?of=${title}`,
  studentView: `${view}?of=${title}`,
  studentWorkReview: view,
  maxPoints: 10,
})

test('a student does not see what a teacher has only drafted', async () => {
  const { teacher, student, item, addOnToken } = await aClass()
  const { place } = await ensureAttachment(teacher, item, attachment, { addOnToken })
  item.draft = true
  await expect(readAddOnContext(student, opened('student', place))).rejects.toMatchObject({
    code: 'classroom.not-found',
  })
  item.draft = false
  expect(await readAddOnContext(student, opened('student', place))).toMatchObject({ role: 'student' })
})

test('the first attachment with points gives the draft grade, in a copy as well, and no other takes its place', async () => {
  const { teacher, item, course, addOnToken, classroom } = await aClass()
  await ensureAttachment(teacher, item, attachment, { addOnToken })
  const first = await ensureAttachment(teacher, item, graded('Quiz'), { addOnToken })
  await ensureAttachment(teacher, item, graded('Another'), { addOnToken })
  expect(item.gradeSync).toBe(first.place.attachmentId)
  const copy = classroom.copyItem(item, course.id)
  const copied = classroom.world.attachments.find(({ value }) => value.id === copy.gradeSync)
  expect(copied?.value.copyHistory?.[0]?.attachmentId).toBe(first.place.attachmentId)
})

test('a domain without licences lets no teacher attach', async () => {
  const { teacher, item, addOnToken, classroom } = await aClass()
  classroom.world.switches.licences = false
  await expect(ensureAttachment(teacher, item, attachment, { addOnToken })).rejects.toMatchObject({
    code: 'classroom.licence-missing',
  })
})

test('whoever listens hears that people come and go', async () => {
  const { classroom, course } = await aClass()
  const heard: unknown[] = []
  classroom.world.listen((change) => heard.push(change))
  const { stranger } = somePeople
  classroom.changeMembers(course, 'students', 'CREATED', stranger.sub)
  expect(course.students).toContain(stranger.sub)
  classroom.changeMembers(course, 'students', 'DELETED', stranger.sub)
  expect(course.students).not.toContain(stranger.sub)
  expect(heard).toMatchObject([{ event: 'CREATED' }, { event: 'DELETED' }])
})

test('an item that is taken away takes its attachments along', async () => {
  const { teacher, item, addOnToken, classroom } = await aClass()
  const { place } = await ensureAttachment(teacher, item, attachment, { addOnToken })
  classroom.removeItem(item)
  expect(classroom.world.attachments).toEqual([])
  await expect(readAddOnContext(teacher, opened('teacher', place))).rejects.toMatchObject({
    code: 'classroom.not-found',
  })
})

test('tokens that ended leave what was granted, and a fault lasts as long as it is told', async () => {
  const { google } = await aClass({ faultOf: ({ method }) => (method === 'PATCH' ? failed : undefined) })
  google.grants.endTokens(somePeople.teacher.sub)
  expect(google.grants.grants.has(somePeople.teacher.sub)).toBe(true)
  const patched = () => google.fetch('https://classroom.googleapis.com/v1/courses/1', { method: 'PATCH' })
  expect([(await patched()).status, (await patched()).status]).toEqual([500, 500])
})

const opened = (kind: 'teacher' | 'student', place: AttachmentPlace) => ({ kind, ...place })
const failed = () => new Response('', { status: 500 })
