import { expect, test } from 'vitest'
import { aClass } from '../testing/a-class.ts'
import { somePeople } from '../testing/simulated-people.ts'
import type { Paging } from '../testing/classroom-world.ts'
import { coursePages } from './courses.ts'
import { courseMemberPages } from './members.ts'
import { pagesOf } from './pages.ts'

const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })

async function crowded(paging: Paging = 'full') {
  const room = await aClass()
  room.course.students.push(...Array.from({ length: 70 }, (_, index) => `s${index}`))
  room.classroom.world.switches.paging = paging
  return room
}

test.each(['full', 'short', 'empty-first'] as const)('reads everybody from %s pages', async (paging) => {
  const { teacher, course } = await crowded(paging)
  const found: string[] = []
  for await (const { members } of courseMemberPages(teacher, { courseId: course.id, role: 'student' }))
    found.push(...members.map(({ userId }) => userId))
  expect(found).toEqual(course.students)
})

test('goes on from the page where a reading stopped', async () => {
  const { teacher, course } = await crowded()
  const query = { courseId: course.id, role: 'student' } as const
  const first = (await courseMemberPages(teacher, query).next()).value!
  const rest: string[] = []
  for await (const { members } of courseMemberPages(teacher, { ...query, from: first.next }))
    rest.push(...members.map(({ userId }) => userId))
  expect([...first.members.map(({ userId }) => userId), ...rest]).toEqual(course.students)
})

test('asks for one page after the other, and none that nobody reads', async () => {
  const { teacher, course, google } = await crowded()
  const pages = courseMemberPages(teacher, { courseId: course.id, role: 'student' })
  await pages.next()
  await pages.return()
  expect(google.requests.filter(({ url }) => url.pathname.endsWith('/students'))).toHaveLength(1)
})

test('gives up a list that leads back, and one without an end', async () => {
  const { teacher, course } = await crowded('looping')
  const read = async () => {
    for await (const _ of courseMemberPages(teacher, { courseId: course.id, role: 'student' }));
  }
  await expect(read()).rejects.toThrow(refusal('classroom.pages-repeat'))
  let token = 0
  const endless = pagesOf(async () => ({ nextPageToken: String(token++) }), { maxPages: 3 })
  await expect(async () => {
    for await (const _ of endless);
  }).rejects.toThrow(refusal('classroom.pages-exceeded'))
  expect(token).toBe(3)
})

test('asks Google for names only where they are wanted', async () => {
  const { teacher, course, google } = await aClass()
  const query = { courseId: course.id, role: 'teacher' } as const
  const { members } = (await courseMemberPages(teacher, query).next()).value!
  expect(members[0]).toEqual({ userId: somePeople.teacher.sub, role: 'teacher', verifiedTeacher: false })
  expect(google.requests.at(-1)!.url.searchParams.get('fields')).not.toMatch(/name|email/)
  const named = (await courseMemberPages(teacher, { ...query, names: true }).next()).value!
  expect(named.members[0]!.name).toBe('teacher Example')
})

test('lists the courses that a person teaches, takes, or as an administrator may see', async () => {
  const { teacher, administrator, classroom, course } = await aClass()
  const other = classroom.addCourse({ students: [somePeople.teacher.sub], name: 'Training' })
  const old = classroom.addCourse({ teachers: [somePeople.teacher.sub], state: 'ARCHIVED' })
  const idsOf = async (...query: Parameters<typeof coursePages>) => {
    const ids: string[] = []
    for await (const { courses } of coursePages(...query)) ids.push(...courses.map(({ id }) => id))
    return ids
  }
  expect(await idsOf(teacher, { of: { teacherId: 'me' } })).toEqual([course.id])
  expect(await idsOf(teacher, { of: { studentId: 'me' } })).toEqual([other.id])
  expect(await idsOf(teacher, { of: { teacherId: 'me' }, states: ['ACTIVE', 'ARCHIVED'] })).toEqual([
    old.id,
    course.id,
  ])
  expect(await idsOf(administrator)).toEqual([other.id, course.id])
})

test('refuses to list who is in a course of others', async () => {
  const { teacher, classroom } = await aClass()
  const foreign = classroom.addCourse({ teachers: ['777'] })
  await expect(courseMemberPages(teacher, { courseId: foreign.id, role: 'student' }).next()).rejects.toThrow(
    refusal('classroom.forbidden'),
  )
})
