import type { classroom_v1 } from '@googleapis/classroom'
import type { ItemType } from '../frames/frame-kinds.ts'
import type { CourseChange } from '../push/course-change.ts'
import { denied, invalid, notFound } from './api-error.ts'
import type { SimulatedPerson } from './simulated-people.ts'
import type { Params } from './validate-request.ts'

export interface SimulatedCourse {
  id: string
  name: string
  section?: string
  state: 'ACTIVE' | 'ARCHIVED'
  teachers: string[]
  students: string[]
}

export interface SimulatedItem {
  courseId: string
  itemId: string
  itemType: ItemType
  /** Whether our project made it; a teacher's own is made in Classroom. */
  ours: boolean
  /** Whether students do not see it yet. */
  draft?: boolean
  /** The attachment whose points become the draft grade of the item; taken away, no other follows. */
  gradeSync?: string
}

export interface SimulatedAttachment {
  /** Of which Cloud project. */
  project: 'ours' | 'another'
  itemType: ItemType
  value: classroom_v1.Schema$AddOnAttachment & { id: string; courseId: string; itemId: string }
}

/** One call, by whom. */
export interface WorldCall {
  params: Params
  body: object
  person: SimulatedPerson
  /** Which they granted. */
  scopes: ReadonlySet<string>
}

export type Handler = (call: WorldCall) => object

/** How lists come in pages. */
export type Paging = 'full' | 'short' | 'empty-first' | 'looping'

export interface WorldSwitches {
  /** Those of other add-ons and files count too. */
  attachmentsPerItem: number
  allowedPrefixes: string[]
  /** Services that the domain turned off. */
  off?: 'ClassroomDisabled' | 'ClassroomApiDisabled'
  paging: Paging
  /** Whether the domain has the licences that some of its teachers have. */
  licences: boolean
  addOnTokenMinutes: number
}

export type SubmissionState = 'NEW' | 'CREATED' | 'TURNED_IN' | 'RETURNED' | 'RECLAIMED_BY_STUDENT'

export interface WorldOptions {
  now: () => Date
  /** Where ids begin, for worlds whose ids outlive them elsewhere. */
  firstId?: number
}

/** What there is in the simulated Classroom. */
export function classroomWorld({ now, firstId = 1001 }: WorldOptions) {
  let next = firstId
  const newId = () => String(next++)
  const switches: WorldSwitches = {
    allowedPrefixes: ['https://lectern.example.org/'],
    paging: 'full',
    licences: true,
    addOnTokenMinutes: 60,
    attachmentsPerItem: 10,
  }
  const courses: SimulatedCourse[] = []
  const items: SimulatedItem[] = []
  const attachments: SimulatedAttachment[] = []
  const addOnTokens = new Map<string, { courseId: string; itemId: string; sub: string; expiresAt: number }>()
  const submissionStates = new Map<string, SubmissionState>()
  const listeners: ((change: CourseChange) => void)[] = []

  function courseOf({ courseId, id }: Params): SimulatedCourse {
    const course = courses.find((one) => one.id === (courseId ?? id))
    if (course === undefined) throw notFound()
    return course
  }

  function roleIn(course: SimulatedCourse, { sub }: SimulatedPerson): 'teacher' | 'student' {
    if (course.teachers.includes(sub)) return 'teacher'
    if (course.students.includes(sub)) return 'student'
    throw denied()
  }

  function itemAt({ courseId, itemId }: Params, itemType: ItemType): SimulatedItem {
    const item = items.find(
      (one) => one.courseId === courseId && one.itemId === itemId && one.itemType === itemType,
    )
    if (item === undefined) throw notFound()
    return item
  }

  return {
    now,
    newId,
    switches,
    courses,
    items,
    attachments,
    addOnTokens,
    /** Of those that are no longer as the student got them. */
    submissionStates,
    /** Hears of what people and projects change in courses. */
    listen: (listener: (change: CourseChange) => void) => void listeners.push(listener),
    changed: (change: CourseChange) => listeners.forEach((listener) => listener(change)),
    courseOf,
    roleIn,

    /** Throws for whoever does not teach it. */
    taught({ params, person }: WorldCall): SimulatedCourse {
      const course = courseOf(params)
      if (roleIn(course, person) !== 'teacher') throw denied()
      return course
    },

    itemAt,

    /** What a person sees of it: students no drafts. */
    itemFor(call: WorldCall, itemType: ItemType): SimulatedItem {
      const item = itemAt(call.params, itemType)
      if (roleIn(courseOf(call.params), call.person) === 'student' && item.draft) throw notFound()
      return item
    },

    /** The same for a person in all attachments of an item. */
    submissionId: (sub: string, itemId: string): string => `Cg${itemId}-${sub}`,

    /** One page of a list, as the switches say. */
    paged<T>(
      all: readonly T[],
      { pageSize, pageToken }: Params,
      usual: number,
    ): { page: T[]; nextPageToken?: string } {
      const size = Math.min(Number(pageSize ?? 0) || usual, usual)
      if (pageToken === undefined && switches.paging === 'empty-first')
        return { page: [], nextPageToken: 'at-0' }
      const from = Number(/^at-(\d+)$/.exec(String(pageToken ?? 'at-0'))?.[1] ?? NaN)
      if (Number.isNaN(from)) throw invalid('Invalid page token.')
      const count = switches.paging === 'short' ? Math.max(1, size - 1) : size
      const next = from + count
      if (switches.paging === 'looping') return { page: all.slice(0, count), nextPageToken: 'at-0' }
      return { page: all.slice(from, next), ...(next < all.length && { nextPageToken: `at-${next}` }) }
    },
  }
}

export type ClassroomWorld = ReturnType<typeof classroomWorld>
