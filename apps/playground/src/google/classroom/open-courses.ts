import type { SimulatedClassroom, SimulatedCourse } from '@lectern/google-classroom/testing'
import type { Course, NativeItem } from '../../district/course.ts'
import { courses } from '../../district/courses.ts'
import { studentsOf } from '../../district/roster.ts'
import type { GoogleAccount } from '../google-accounts.ts'
import { itemTypeOf, type PostKind } from './post.ts'
import type { PostShelf } from './post-shelf.ts'

/** The district's courses as classes. Their ids are the same after a restart. */
export function openCourses(
  classroom: SimulatedClassroom,
  posts: PostShelf,
  accounts: readonly GoogleAccount[],
): void {
  const subOf = (personId: string): string =>
    accounts.find((account) => account.personId === personId)?.sub ?? personId
  for (const course of courses) {
    const opened = classroom.addCourse({
      id: classIdOf(course),
      name: course.title,
      section: course.school,
      teachers: [subOf(course.teacherId)],
      students: studentsOf(course).map(({ id }) => subOf(id)),
    })
    fill(opened, course, posts)
  }
}

const idPrefix = '60070'

const classIdOf = ({ id }: Course): string => `${idPrefix}${id}`

/** The colour of the course that a class began as; of a copy, none of its own. */
export const tintOf = ({ id }: SimulatedCourse): string =>
  id.startsWith(idPrefix) ? `tint-${id.slice(idPrefix.length)}` : ''

function fill(opened: SimulatedCourse, course: Course, posts: PostShelf): void {
  const author = opened.teachers[0] ?? ''
  const place = (
    kind: PostKind,
    itemId: string,
    fields: { title: string; text: string; createdAt: Date },
  ) => ({
    ...fields,
    kind,
    links: [],
    author,
    item: { courseId: opened.id, itemId, itemType: itemTypeOf[kind], ours: false },
  })
  const term = new Date('2026-09-01T12:00:00Z').getTime()
  const items = course.modules.flatMap((module) => module.items)
  for (const [index, item] of items.entries()) {
    const { id, title, text, points: maxPoints, due } = item
    const createdAt = new Date(term + index * 3_600_000)
    const kind = kindOf(item)
    posts.add({ ...place(kind, `${idPrefix}${id}`, { title, text, createdAt }), maxPoints, due })
  }
  for (const [index, { title, text, date }] of course.announcements.entries())
    posts.add(
      place('announcement', `${opened.id}9${index}`, {
        title: '',
        text: `${title}. ${text}`,
        createdAt: new Date(`${date} 12:00 UTC`),
      }),
    )
}

const kindOf = ({ kind }: NativeItem): PostKind =>
  kind === 'page' ? 'material' : kind === 'discussion' ? 'question' : 'assignment'
