import type { Course } from '../district/course.ts'
import type { PlacedLink } from '../district/module-links.ts'
import type { ItemLineItem } from '../platform/accept-content-items.ts'
import type { CanvasSite } from './canvas-site.ts'

/** Every assignment of a tool has a column in the gradebook, named after it unless the tool has a better name. */
export function addColumn(
  { services }: CanvasSite,
  course: Course,
  link: PlacedLink,
  lineItem: ItemLineItem | undefined,
): void {
  if (!services || link.kind !== 'assignment') return
  services.desk.grades.add({
    contextKey: course.id,
    clientId: services.client.clientId,
    resourceLinkId: link.opaqueId,
    ...lineItem,
    label: lineItem?.label ?? link.title,
    scoreMaximum: lineItem?.scoreMaximum ?? 0,
  })
}
