import type { classroom_v1 } from '@googleapis/classroom'
import type { ItemType } from '../frames/frame-kinds.ts'
import type { Answered } from './classroom-api.ts'

/** Where an attachment hangs, or shall hang. */
export interface Item {
  courseId: string
  itemId: string
  itemType: ItemType
}

export interface AttachmentPlace extends Item {
  attachmentId: string
}

type Attachment = classroom_v1.Schema$AddOnAttachment
type Page = classroom_v1.Schema$ListAddOnAttachmentsResponse
type Call<Params, T> = (params: Params) => Promise<Answered<T>>

interface InItem {
  courseId: string
  itemId: string
}
type InAttachment = InItem & { attachmentId: string }

/** What the three kinds of items have in common: the same calls under different addresses. */
export interface ItemCalls {
  getAddOnContext: Call<
    InItem & { addOnToken?: string; attachmentId?: string },
    classroom_v1.Schema$AddOnContext
  >
  addOnAttachments: {
    create: Call<InItem & { addOnToken?: string; requestBody: Attachment }, Attachment>
    list: Call<InItem & { pageToken?: string }, Page>
    get: Call<InAttachment, Attachment>
    patch: Call<InAttachment & { updateMask: string; requestBody: Attachment }, Attachment>
    delete: Call<InAttachment, classroom_v1.Schema$Empty>
  }
}

export const itemCalls = ({ courses }: classroom_v1.Classroom, itemType: ItemType): ItemCalls =>
  courses[itemType]

/** The ids of an attachment and nothing else that a place may hold: the client would send all of it. */
export const idsOf = ({ courseId, itemId, attachmentId }: AttachmentPlace): InAttachment => ({
  courseId,
  itemId,
  attachmentId,
})
