import { Problem } from '@lectern/problem'
import {
  attachmentBody,
  readAttachment,
  validAttachment,
  type Attachment,
  type NewAttachment,
} from './attachment.ts'
import { refuseApi } from './api-refusals.ts'
import type { ClassroomApi } from './classroom-api.ts'
import { idsOf, itemCalls, type AttachmentPlace, type Item } from './item-calls.ts'
import { pagesOf } from './pages.ts'

/**
 * Attaches, or finds what is attached already: an attachment with the same student view is the same one, since Google has
 * no key that would keep a repetition from doubling it. `addOnToken` comes from the frame; only items that our own project
 * made need none.
 * @throws Problem `classroom.attachment-invalid`; `classroom.licence-missing`: offer `assignLink`; or what a call throws
 */
export async function ensureAttachment(
  api: ClassroomApi,
  item: Item,
  attachment: NewAttachment,
  { addOnToken }: { addOnToken?: string } = {},
): Promise<Attachment> {
  validAttachment(attachment, item)
  if (attachment.maxPoints && attachment.studentWorkReview === undefined) throw ungradable(item)
  const { courseId, itemId, itemType } = item
  const create = () =>
    api
      .call((client) =>
        itemCalls(client, itemType).addOnAttachments.create({
          courseId,
          itemId,
          addOnToken,
          requestBody: attachmentBody(attachment),
        }),
      )
      .catch((error: unknown) => {
        // Of attaching alone it is the licence; whoever may not even list is not of the class any more.
        throw isProblem(error, 'classroom.forbidden') && error.details.word === undefined
          ? licenceMissing(item, error)
          : error
      })
  try {
    const existing = await findAttachment(api, item, attachment.studentView)
    return existing ?? readAttachment(await create(), item)
  } catch (error) {
    // The answer may be lost and the attachment there.
    if (!isProblem(error, 'classroom.unavailable', 'classroom.unreachable')) throw error
    return (await findAttachment(api, item, attachment.studentView)) ?? readAttachment(await create(), item)
  }
}

async function findAttachment(
  api: ClassroomApi,
  item: Item,
  studentView: string,
): Promise<Attachment | undefined> {
  const all = await listAttachments(api, item)
  return all.find((attachment) => attachment.studentView === studentView)
}

/** What our project attached to an item, which takes ten attachments at most. */
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

const isProblem = (error: unknown, ...codes: string[]): error is Problem =>
  error instanceof Problem && codes.includes(error.code)

const ungradable = ({ itemType }: Item) =>
  refuseApi(
    'classroom.attachment-invalid',
    'The attachment is worth points without student work to review; Google grades nothing else.',
    { itemType },
  )

/** Google has no public call that tells before; the refusal does (add-ons/get-started/attachments-journey). */
const licenceMissing = ({ itemType }: Item, cause: Problem) =>
  refuseApi(
    'classroom.licence-missing',
    'The teacher may not attach add-ons here. It takes Education Plus or the Teaching and Learning Upgrade, assigned to the ' +
      'teacher in the Admin console under Billing > Licenses. Without, the app is added as a plain link.',
    { itemType, ...cause.details },
    cause,
  )
