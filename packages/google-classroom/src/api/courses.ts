import type { classroom_v1 } from '@googleapis/classroom'
import type { ClassroomApi } from './classroom-api.ts'
import { pagesOf, type PageQuery } from './pages.ts'

export interface Course {
  id: string
  name: string
  section?: string
  room?: string
  ownerId?: string
  state: 'ACTIVE' | 'ARCHIVED' | 'PROVISIONED' | 'DECLINED' | 'SUSPENDED' | 'unknown'
}

const states = ['ACTIVE', 'ARCHIVED', 'PROVISIONED', 'DECLINED', 'SUSPENDED'] as const

export interface CourseQuery extends PageQuery {
  /**
   * Whose courses: those that a person (an id, or `me`) teaches or takes, or all that the caller may see, which for an
   * administrator of the domain is every one. Google takes only one of the filters.
   */
  of?: { teacherId: string } | { studentId: string }
  /** Active ones only, when left out. */
  states?: readonly (typeof states)[number][]
  pageSize?: number
}

export interface CoursePage {
  courses: Course[]
  next?: string
}

/** Newest first; Google decides how many come in a page. */
export async function* coursePages(
  api: ClassroomApi,
  { of: whose, states: courseStates = ['ACTIVE'], pageSize = 100, ...query }: CourseQuery = {},
): AsyncGenerator<CoursePage, void, undefined> {
  const pages = pagesOf(
    (pageToken) =>
      api.call(({ courses }) =>
        courses.list({
          ...whose,
          courseStates: [...courseStates],
          pageSize,
          pageToken,
          fields: 'courses(id,name,section,room,ownerId,courseState),nextPageToken',
        }),
      ),
    query,
  )
  for await (const { courses = [], next } of pages) yield { courses: courses.flatMap(readable), next }
}

const readable = ({ id, name, section, room, ownerId, courseState }: classroom_v1.Schema$Course): Course[] =>
  id
    ? [
        {
          id,
          name: name ?? '',
          section: section ?? undefined,
          room: room ?? undefined,
          ownerId: ownerId ?? undefined,
          state: states.find((state) => state === courseState) ?? 'unknown',
        },
      ]
    : []
