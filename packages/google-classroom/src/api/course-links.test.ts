import { expect, test } from 'vitest'
import { aClass } from '../testing/index.ts'
import { assignLink } from './assign-link.ts'
import { readCourseLinks } from './course-links.ts'

const linkTo = (host: string) => ({ title: host, links: [{ url: `https://${host}.example/` }] })

test('finds the links of published work and drafts, with the work they stand in, the newest first', async () => {
  const { teacher, course } = await aClass()
  await assignLink(teacher, course.id, { ...linkTo('one'), state: 'PUBLISHED' })
  await assignLink(teacher, course.id, linkTo('two'))
  expect(await readCourseLinks(teacher, course.id)).toMatchObject([
    { url: 'https://two.example/', work: { title: 'two', address: expect.stringContaining(course.id) } },
    { url: 'https://one.example/', work: { title: 'one' } },
  ])
})

test('reads on over pages that hold fewer than asked or nothing', async () => {
  const { teacher, course, classroom } = await aClass()
  for (const host of ['one', 'two', 'three']) await assignLink(teacher, course.id, linkTo(host))
  for (const paging of ['short', 'empty-first'] as const) {
    classroom.world.switches.paging = paging
    expect(await readCourseLinks(teacher, course.id)).toHaveLength(3)
  }
})

test('is for teachers of the course', async () => {
  const { student, course } = await aClass()
  await expect(readCourseLinks(student, course.id)).rejects.toMatchObject({ kind: 'forbidden' })
})
