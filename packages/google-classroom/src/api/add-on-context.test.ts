import { expect, test } from 'vitest'
import type { Frame } from '../frames/frame.ts'
import { itemTypes } from '../frames/frame-kinds.ts'
import { scopes } from '../sign-in/scopes.ts'
import { aClass } from '../testing/a-class.ts'
import { somePeople } from '../testing/simulated-people.ts'
import { readAddOnContext } from './add-on-context.ts'
import { ensureAttachment } from './ensure-attachment.ts'

const view = 'https://lectern.example.org/google-classroom/student?placement=1'
const attachment = { title: 'Atlas', teacherView: view, studentView: view }
const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })

async function attached(itemType: (typeof itemTypes)[number] = 'courseWork') {
  const room = await aClass({ itemType })
  const { teacher, item, addOnToken } = room
  const { place } = await ensureAttachment(teacher, item, attachment, { addOnToken })
  const frameOf = (kind: 'teacher' | 'student'): Frame => ({ kind, ...place })
  const discovery = { kind: 'discovery', ...item, addOnToken } as const
  return { ...room, place, frameOf, discovery }
}

test.each(itemTypes)('says who is in a frame of %s', async (itemType) => {
  const { teacher, student, discovery, frameOf, item } = await attached(itemType)
  const facts = {
    courseId: item.courseId,
    itemId: item.itemId,
    supportsStudentWork: itemType === 'courseWork',
  }
  expect(await readAddOnContext(teacher, discovery)).toEqual({ ...facts, role: 'teacher' })
  expect(await readAddOnContext(teacher, frameOf('teacher'))).toEqual({ ...facts, role: 'teacher' })
  expect(await readAddOnContext(student, frameOf('student'))).toEqual({
    ...facts,
    role: 'student',
    submissionId: itemType === 'courseWork' ? `Cg${item.itemId}-${somePeople.student.sub}` : undefined,
  })
})

test('refuses a student in a frame for teachers', async () => {
  const { student, frameOf, place } = await attached()
  await expect(readAddOnContext(student, frameOf('teacher'))).rejects.toThrow(
    refusal('classroom.teacher-only'),
  )
  const review = { kind: 'review', ...place, itemType: 'courseWork', submissionId: 's' } as const
  await expect(readAddOnContext(student, review)).rejects.toThrow(refusal('classroom.teacher-only'))
})

test('tells another account, an old token and a forged attachment apart', async () => {
  const { unlicensed, teacher, classroom, item, discovery, frameOf } = await attached()
  await expect(readAddOnContext(unlicensed, discovery)).rejects.toThrow(
    refusal('classroom.add-on-token-invalid'),
  )
  const old = classroom.addOnToken(item, somePeople.teacher, -1)
  await expect(readAddOnContext(teacher, { ...discovery, addOnToken: old })).rejects.toThrow(
    refusal('classroom.add-on-token-expired'),
  )
  await expect(
    readAddOnContext(teacher, { ...frameOf('teacher'), attachmentId: '1' } as Frame),
  ).rejects.toThrow(refusal('classroom.not-found'))
})

test('refuses who was removed from the course meanwhile', async () => {
  const { teacher, course, frameOf } = await attached()
  await readAddOnContext(teacher, frameOf('teacher'))
  course.teachers.splice(0, 1)
  await expect(readAddOnContext(teacher, frameOf('teacher'))).rejects.toThrow(refusal('classroom.forbidden'))
})

test.each([
  ['ClassroomDisabled', 'classroom.classroom-off', 'turn the service on'],
  ['ClassroomApiDisabled', 'classroom.api-off', 'Data access'],
] as const)('tells an administrator what to turn on after @%s', async (off, code, words) => {
  const { teacher, classroom, discovery } = await attached()
  classroom.world.switches.off = off
  const refused = readAddOnContext(teacher, discovery)
  await expect(refused).rejects.toThrow(refusal(code))
  await expect(refused).rejects.toThrow(words)
})

test('names a scope that was not granted', async () => {
  const { apiOf, discovery } = await attached()
  const api = apiOf(somePeople.classmate, [scopes.openid])
  await expect(readAddOnContext(api, discovery)).rejects.toThrow(refusal('classroom.scope-missing'))
})

test.each([
  ['both roles', { teacherContext: {}, studentContext: {} }],
  ['no role', {}],
  ['another item', { itemId: 'other', teacherContext: {} }],
])('refuses an answer with %s', async (_what, changes) => {
  const { teacher, google, discovery, item } = await attached()
  google.failNext(() => Response.json({ courseId: item.courseId, itemId: item.itemId, ...changes }))
  await expect(readAddOnContext(teacher, discovery)).rejects.toThrow(refusal('classroom.answer-invalid'))
})
