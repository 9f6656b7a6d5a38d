import { Problem } from '@lectern/problem'
import { refuseApi } from './api-refusals.ts'
import {
  attachmentBody,
  readAttachment,
  validAttachment,
  type Attachment,
  type NewAttachment,
} from './attachment.ts'
import { listAttachments } from './attachments.ts'
import type { ClassroomApi } from './classroom-api.ts'
import { itemCalls, type Item } from './item-calls.ts'

/**
 * Attaches, or finds what is attached already: an attachment with the same student view is the same one, since Google has
 * no key that would keep a repetition from doubling it. `addOnToken` comes from the frame; only items that our own project
 * made need none.
 * @param held what the item holds, where `heldWithRoomFor` has just told it
 * @throws Problem `classroom.attachment-invalid`; `classroom.licence-missing`: offer `assignLink`; or what a call throws
 */
export async function ensureAttachment(
  api: ClassroomApi,
  item: Item,
  attachment: NewAttachment,
  { addOnToken, held }: { addOnToken?: string; held?: readonly Attachment[] } = {},
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
        throw isUnlicensed(error) ? licenceMissing(item, error) : error
      })
  const { studentView } = attachment
  try {
    const existing = held ? among(held, studentView) : await findAttachment(api, item, studentView)
    return existing ?? readAttachment(await create(), item)
  } catch (error) {
    // The answer may be lost and the attachment there.
    if (!isProblem(error, 'classroom.unavailable', 'classroom.unreachable')) throw error
    return (await findAttachment(api, item, studentView)) ?? readAttachment(await create(), item)
  }
}

/**
 * What an item holds of us, if these fit beside it: whoever attaches them one after the other does not stop half way.
 * @throws Problem `classroom.item-full`, or what a call throws
 */
export async function heldWithRoomFor(
  api: ClassroomApi,
  item: Item,
  studentViews: readonly string[],
): Promise<Attachment[]> {
  const held = await listAttachments(api, item)
  const added = new Set(studentViews.filter((studentView) => !among(held, studentView))).size
  if (added > 0 && held.length + added > mostAttachments) throw itemFull(item, held.length)
  return held
}

/**
 * Google takes ten attachments on an item, other people's and files too, and eight of any one type
 * (add-ons/get-started/attachments-journey). It does not say whether all of an add-on's are of one type: these many are
 * within every reading.
 */
export const mostAttachments = 8

const findAttachment = async (
  api: ClassroomApi,
  item: Item,
  studentView: string,
): Promise<Attachment | undefined> => among(await listAttachments(api, item), studentView)

const among = (all: readonly Attachment[], studentView: string): Attachment | undefined =>
  all.find((attachment) => attachment.studentView === studentView)

const isProblem = (error: unknown, ...codes: string[]): error is Problem =>
  error instanceof Problem && codes.includes(error.code)

/** Of words that Google has for something else it says so. */
const isUnlicensed = (error: unknown): error is Problem =>
  isProblem(error, 'classroom.forbidden') && error.details.word === undefined

const itemFull = ({ itemType }: Item, held: number) => {
  const room = Math.max(0, mostAttachments - held)
  return refuseApi(
    'classroom.item-full',
    `Google takes ${mostAttachments} attachments of this add-on on an item. This one holds ${held}, so there is room for ${room}. ` +
      'Attach fewer, or the others to another item.',
    { itemType, most: mostAttachments, room },
  )
}

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
