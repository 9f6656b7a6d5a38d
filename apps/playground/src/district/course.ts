import type { Person } from './person.ts'

export interface Course {
  id: string
  title: string
  code: string
  /** OneRoster grade, as in `09`. */
  grade: string
  subject: string
  school: string
  /** The course's id in the student information system. */
  sisId: string
  /** Canvas' opaque id: the id_token's `context.id` there. */
  opaqueId: string
  color: string
  teacherId: string
  studentIds: readonly string[]
  /** Enrolled, so that the list of people is a class; nobody can be them. */
  classmates: readonly string[]
  /** Dropped the course. */
  formerStudents?: readonly string[]
  welcome: string
  announcements: readonly Announcement[]
  modules: readonly CourseModule[]
  copiedFrom?: Course
}

interface Announcement {
  title: string
  date: string
  text: string
}

interface CourseModule {
  title: string
  items: readonly NativeItem[]
}

/** Something Canvas itself shows, without any tool. */
export interface NativeItem {
  id: string
  kind: 'page' | 'assignment' | 'discussion' | 'quiz'
  title: string
  text: string
  due?: string
  points?: number
}

/** Whether the person belongs there; an administrator does everywhere, the test student as well. */
export const mayEnter = (course: Course, person: Person): boolean =>
  person.kind === 'admin' ||
  person.kind === 'test-student' ||
  course.teacherId === person.id ||
  course.studentIds.includes(person.id)
