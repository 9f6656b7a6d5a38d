import type { Course } from '../district/course.ts'
import type { Person } from '../district/person.ts'
import type { Host } from './host.ts'

/** The address of a page as one person sees it: who one is stands in the address and in no cookie. */
export const hostAddress = (
  host: Pick<Host, 'key'>,
  path: string,
  person: Person,
  extra: Record<string, string> = {},
): string => `/${host.key}${path}?${new URLSearchParams({ as: person.id, ...extra })}`

export const inCourse = (course: Course, rest = ''): string => `/courses/${course.id}${rest}`
