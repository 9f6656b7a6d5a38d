import type { Course } from '../district/course.ts'
import type { Person } from '../district/person.ts'

/**
 * The address of a page as one person sees it. Who one is stands in the address and in no cookie: two tabs can be two
 * people, and nothing depends on what the browser allows inside frames.
 */
export const canvasAddress = (path: string, person: Person, extra: Record<string, string> = {}): string =>
  `/canvas${path}?${new URLSearchParams({ as: person.id, ...extra })}`

export const coursePath = (course: Course, rest = ''): string => `/courses/${course.id}${rest}`

/** The tool's number inside this Canvas, as it stands in the addresses of its placements. */
export const toolId = '7'
