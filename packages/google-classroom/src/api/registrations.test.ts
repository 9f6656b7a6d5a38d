import { expect, test } from 'vitest'
import { aClass } from '../testing/a-class.ts'
import { isRenewalDue, register, unregister } from './registrations.ts'

const topic = 'projects/lectern/topics/classroom'
const day = 24 * 60 * 60_000
const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })

test('registers, renews by asking the same again, and ends it once or twice', async () => {
  let time = Date.now()
  const { teacher, course, classroom } = await aClass({ now: () => new Date(time) })
  const feed = { type: 'COURSE_ROSTER_CHANGES', courseId: course.id } as const
  const first = await register(teacher, feed, topic)
  expect(isRenewalDue(first, new Date(time))).toBe(false)
  time += 5 * day
  expect(isRenewalDue(first, new Date(time))).toBe(true)
  const renewed = await register(teacher, feed, topic)
  expect(renewed.id).toBe(first.id)
  expect(renewed.expiresAt.getTime()).toBe(time + 7 * day)
  await register(teacher, { ...feed, type: 'COURSE_WORK_CHANGES' }, topic)
  expect(classroom.registrations.size).toBe(2)
  await unregister(teacher, first.id)
  await unregister(teacher, first.id)
  expect(classroom.registrations.size).toBe(1)
})

test('lets an administrator hear of all rosters, and nobody of a course that is not theirs', async () => {
  const { administrator, teacher, classroom } = await aClass()
  await expect(register(administrator, { type: 'DOMAIN_ROSTER_CHANGES' }, topic)).resolves.toHaveProperty(
    'id',
  )
  const foreign = classroom.addCourse({ teachers: ['777'] })
  await expect(
    register(teacher, { type: 'COURSE_ROSTER_CHANGES', courseId: foreign.id }, topic),
  ).rejects.toThrow(refusal('classroom.forbidden'))
  await expect(register(administrator, { type: 'DOMAIN_ROSTER_CHANGES' }, 'topic')).rejects.toThrow(
    refusal('classroom.request-invalid'),
  )
})
