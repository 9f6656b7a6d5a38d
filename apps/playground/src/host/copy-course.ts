import type { Course } from '../district/course.ts'
import type { CourseVisit } from './visitor.ts'

/** Next year's course, with its links and their columns. */
export function copyCourse({ host, organization, course }: CourseVisit): Course {
  const { grades } = host.desk
  const copy = organization.courses.copy(course)
  const from = host.contextKeyOf(organization, course)
  for (const link of organization.links.copy(course, copy)) {
    const column = link.copiedFrom && grades.columnOf(from, host.resourceLinkIdOf(link.copiedFrom))
    if (column)
      grades.add({
        ...column,
        contextKey: host.contextKeyOf(organization, copy),
        resourceLinkId: host.resourceLinkIdOf(link),
      })
  }
  host.announceCopy?.(organization, course, copy)
  return copy
}
