import { randomBytes } from 'node:crypto'
import { mayEnter, type Course } from './course.ts'
import type { Person } from './person.ts'

/** A host's courses, for as long as the playground runs. */
export interface CourseShelf {
  all(): readonly Course[]
  find(id: string | undefined): Course | undefined
  /** The test student sees one course at a time, from inside it. */
  of(person: Person): readonly Course[]
  /** Next year's course: the same content and teacher, and nobody in it yet. */
  copy(course: Course): Course
}

const firstCopy = 201

export function courseShelf(given: readonly Course[]): CourseShelf {
  const courses = [...given]
  const copies = (): number => courses.length - given.length
  return {
    all: () => courses,
    find: (id) => courses.find((course) => course.id === id),
    of: (person) =>
      person.kind === 'test-student' ? [] : courses.filter((course) => mayEnter(course, person)),
    copy(course) {
      const copy: Course = {
        ...course,
        id: String(firstCopy + copies()),
        title: `${course.title} (copy)`,
        code: `${course.code}-COPY`,
        sisId: '',
        opaqueId: randomBytes(20).toString('hex'),
        studentIds: [],
        classmates: [],
        formerStudents: [],
        announcements: [],
        copiedFrom: course,
      }
      courses.push(copy)
      return copy
    },
  }
}

/** The courses that this one was made from, newest first (LTI Core appendix B.2, `$Context.id.history`). */
export const ancestorsOf = ({ copiedFrom }: Course): Course[] =>
  copiedFrom ? [copiedFrom, ...ancestorsOf(copiedFrom)] : []

/** A copy keeps the colour of the course it began as. */
export const tintOf = (course: Course): string => `tint-${(ancestorsOf(course).at(-1) ?? course).id}`
