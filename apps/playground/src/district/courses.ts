import { algebra } from './course-data/algebra.ts'
import { band } from './course-data/band.ts'
import { biology } from './course-data/biology.ts'
import { reading } from './course-data/reading.ts'
import { science } from './course-data/science.ts'
import { mayEnter, type Course } from './course.ts'
import type { Person } from './person.ts'

export const courses: readonly Course[] = [biology, algebra, reading, science, band]

export const findCourse = (id: string | undefined): Course | undefined =>
  courses.find((course) => course.id === id)

/** The test student sees one course at a time, from inside it. */
export const coursesOf = (person: Person): Course[] =>
  person.kind === 'test-student' ? [] : courses.filter((course) => mayEnter(course, person))
