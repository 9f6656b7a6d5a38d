import { readAttachment, type Attachment } from './attachment.ts'
import type { ClassroomApi } from './classroom-api.ts'
import { idsOf, itemCalls, type AttachmentPlace, type Item } from './item-calls.ts'
import { pagesOf } from './pages.ts'

/** What our project attached to an item. */
export async function listAttachments(api: ClassroomApi, item: Item): Promise<Attachment[]> {
  const { courseId, itemId, itemType } = item
  const found: Attachment[] = []
  const pages = pagesOf(
    (pageToken) =>
      api.call((client) =>
        itemCalls(client, itemType).addOnAttachments.list({ courseId, itemId, pageToken }),
      ),
    { maxPages: 20 },
  )
  for await (const { addOnAttachments } of pages)
    found.push(...(addOnAttachments ?? []).map((attachment) => readAttachment(attachment, item)))
  return found
}

export async function readAttachmentAt(api: ClassroomApi, place: AttachmentPlace): Promise<Attachment> {
  const found = await api.call((client) =>
    itemCalls(client, place.itemType).addOnAttachments.get(idsOf(place)),
  )
  return readAttachment(found, place)
}

/**
 * Of an attachment that is not known here the nearest ancestor that is; undefined where somebody deleted them all. Never
 * show an error page for a copy: a teacher copied a course, which is all they know.
 */
export function knownAncestor<T>(
  { copyOf }: Attachment,
  find: (place: Omit<AttachmentPlace, 'itemType'>) => T | undefined,
): T | undefined {
  for (const place of copyOf) {
    const known = find(place)
    if (known !== undefined) return known
  }
  return undefined
}
