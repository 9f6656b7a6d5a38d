import type { classroom_v1 } from '@googleapis/classroom'
import { refuseApi } from './api-refusals.ts'
import type { AttachmentPlace, Item } from './item-calls.ts'

export interface NewAttachment {
  title: string
  /** From `viewAddress`. */
  teacherView: string
  studentView: string
  /** Makes it an activity: there is student work to review; for courseWork alone. */
  studentWorkReview?: string
  due?: Date
  /** Whole; with 0, or without, nothing is graded. Only for an activity. */
  maxPoints?: number
}

export interface Attachment extends NewAttachment {
  place: AttachmentPlace
  /** Of what it is a copy, the nearest first: a course or post that is copied copies its attachments, and tells nobody. */
  copyOf: Omit<AttachmentPlace, 'itemType'>[]
}

/** As Google takes it. */
export function attachmentBody(attachment: NewAttachment): classroom_v1.Schema$AddOnAttachment {
  const { title, teacherView, studentView, studentWorkReview, due, maxPoints } = attachment
  return {
    title,
    teacherViewUri: { uri: teacherView },
    studentViewUri: { uri: studentView },
    ...(studentWorkReview !== undefined && { studentWorkReviewUri: { uri: studentWorkReview } }),
    ...(due !== undefined && inUtc(due)),
    ...(maxPoints !== undefined && { maxPoints }),
  }
}

const inUtc = (due: Date) => ({
  dueDate: { year: due.getUTCFullYear(), month: due.getUTCMonth() + 1, day: due.getUTCDate() },
  dueTime: { hours: due.getUTCHours(), minutes: due.getUTCMinutes() },
})

/** @throws Problem `classroom.attachment-invalid` */
export function validAttachment(attachment: NewAttachment, { itemType }: Item): void {
  const { title, maxPoints, studentWorkReview, due } = attachment
  const reason =
    title.trim() === '' || title.length > 1000
      ? `its title has ${title.length} characters; it has 1 to 1000`
      : maxPoints !== undefined && !(Number.isInteger(maxPoints) && maxPoints >= 0)
        ? `it is worth ${maxPoints} points; it has to be a whole number from 0`
        : studentWorkReview !== undefined && itemType !== 'courseWork'
          ? `it has student work to review, which ${itemType} do not have`
          : due !== undefined && Number.isNaN(due.getTime())
            ? 'it is due at no time there is'
            : undefined
  if (reason !== undefined)
    throw refuseApi('classroom.attachment-invalid', `The attachment cannot be made: ${reason}.`, { itemType })
}

export function readAttachment(found: classroom_v1.Schema$AddOnAttachment, item: Item): Attachment {
  const { id, title, teacherViewUri, studentViewUri, studentWorkReviewUri, maxPoints } = found
  if (!id || !teacherViewUri?.uri || !studentViewUri?.uri)
    throw refuseApi('classroom.answer-invalid', 'Google answers with an attachment without id or views.', {
      itemType: item.itemType,
    })
  const { courseId, itemId, itemType } = item
  return {
    place: { courseId, itemId, itemType, attachmentId: id },
    title: title ?? '',
    teacherView: teacherViewUri.uri,
    studentView: studentViewUri.uri,
    studentWorkReview: studentWorkReviewUri?.uri ?? undefined,
    due: readDue(found),
    maxPoints: maxPoints ?? undefined,
    copyOf: readCopies(found.copyHistory ?? []),
  }
}

function readDue({ dueDate, dueTime }: classroom_v1.Schema$AddOnAttachment): Date | undefined {
  const { year, month, day } = dueDate ?? {}
  if (!year || !month || !day) return undefined
  return new Date(Date.UTC(year, month - 1, day, dueTime?.hours ?? 0, dueTime?.minutes ?? 0))
}

/** Google has the oldest first. */
const readCopies = (history: readonly classroom_v1.Schema$CopyHistory[]): Attachment['copyOf'] =>
  history
    .toReversed()
    .flatMap(({ courseId, itemId, attachmentId }) =>
      courseId && itemId && attachmentId ? [{ courseId, itemId, attachmentId }] : [],
    )
