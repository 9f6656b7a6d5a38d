import type { Course } from '../district/course.ts'
import { claim } from '../platform/claim-names.ts'
import { contextCopyNotice } from '../platform/services/notice-office.ts'
import type { CanvasServices, CanvasSite } from './canvas-site.ts'

/**
 * Makes next year's course of this one, its links and their columns included, and tells the tool so (Platform
 * Notification Service 1.0). The teacher does not wait for the tool's answer.
 */
export function copyCourse({ courses, links, services }: CanvasSite, course: Course): Course {
  const copy = courses.copy(course)
  const copied = links.copy(course, copy)
  if (!services) return copy
  for (const { opaqueId, copiedFrom } of copied)
    if (copiedFrom) copyColumn(services, [course, copiedFrom.opaqueId], [copy, opaqueId])
  void services.desk.notices.announce(contextCopyNotice, {
    [claim('context')]: {
      id: copy.opaqueId,
      label: copy.code,
      title: copy.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [claim('origin_contexts')]: [course.opaqueId],
  })
  return copy
}

type Place = readonly [Course, linkId: string]

function copyColumn({ desk: { grades } }: CanvasServices, [from, linkId]: Place, [to, copyId]: Place): void {
  const column = grades.columnOf(from.id, linkId)
  if (column) grades.add({ ...column, contextKey: to.id, resourceLinkId: copyId })
}
