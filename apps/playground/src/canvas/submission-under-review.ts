import type { Course } from '../district/course.ts'
import type { PlacedLink } from '../district/module-links.ts'
import type { LineItem } from '../platform/services/gradebook.ts'
import type { CanvasSite } from './canvas-site.ts'

export interface SubmissionUnderReview {
  item: LineItem
  link: PlacedLink
  /** Where the column's own settings send a reviewer. */
  url?: string
  custom?: Record<string, string>
}

/** AGS 2.0 Submission Review §3: a column of a link, with what it says about reviewing. */
export function submissionUnderReview(
  { services, links }: CanvasSite,
  course: Course,
  itemId: string | undefined,
): SubmissionUnderReview | undefined {
  const item = services?.desk.grades.find(course.id, itemId)
  const link = item?.resourceLinkId ? links.findByOpaqueId(course, item.resourceLinkId) : undefined
  if (!item || !link) return undefined
  const { url, custom } = item.submissionReview ?? {}
  return {
    item,
    link,
    url: typeof url === 'string' ? url : link.url,
    custom: Object.fromEntries(
      Object.entries(Object(custom)).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  }
}
