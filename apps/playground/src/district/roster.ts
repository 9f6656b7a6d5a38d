import { createHash } from 'node:crypto'
import { classmate } from './classmate.ts'
import type { Course, NativeItem } from './course.ts'
import { people } from './people.ts'
import { fullName, type Person } from './person.ts'

export interface Enrollment {
  person: Person
  role: 'Teacher' | 'Student'
  /** Whoever left the course stays in its records. */
  active: boolean
}

/** Everybody in a course, the teacher first, and those who left last. */
export const enrollmentsOf = (course: Course, among: readonly Person[] = people): Enrollment[] => [
  ...known([course.teacherId], among).map((person) => ({ person, role: 'Teacher' as const, active: true })),
  ...studentsOf(course, among).map((person) => ({ person, role: 'Student' as const, active: true })),
  ...(course.formerStudents ?? []).map((name) => ({
    person: classmate(name),
    role: 'Student' as const,
    active: false,
  })),
]

export const studentsOf = (course: Course, among: readonly Person[] = people): Person[] =>
  [...known(course.studentIds, among), ...course.classmates.map(classmate)].sort((a, b) =>
    fullName(a).localeCompare(fullName(b)),
  )

/** Everybody whom a host with these courses knows. */
export const everyPerson = (courses: readonly Course[]): Person[] => [
  ...people,
  ...courses
    .flatMap(({ classmates, formerStudents = [] }) => [...classmates, ...formerStudents])
    .map(classmate),
]

export const gradedItems = (course: Course): NativeItem[] =>
  course.modules.flatMap((module) => module.items).filter((item) => item.points)

/** A made-up score that stays the same on every visit: 70 to 100 percent. */
export function scoreOf(student: Person, item: NativeItem): number {
  const luck = createHash('sha256').update(`${student.id} ${item.id}`).digest().readUInt8() / 255
  return Math.round((item.points ?? 0) * (0.7 + 0.3 * luck))
}

const known = (ids: readonly string[], among: readonly Person[]): Person[] =>
  ids.map((id) => among.find((person) => person.id === id)).filter((person) => person !== undefined)
