import type { Frame } from '../frames/frame.ts'
import { refuseApi } from './api-refusals.ts'
import type { ClassroomApi } from './classroom-api.ts'
import { itemCalls } from './item-calls.ts'

/** What Google vouches for about the person in a frame: the first thing in it that can be trusted. */
export type AddOnContext = { courseId: string; itemId: string; supportsStudentWork: boolean } & (
  | { role: 'teacher' }
  /** `submissionId`: exactly where student work is supported; the same for a person in all attachments of an item. */
  | { role: 'student'; submissionId?: string }
)

/** Frames that Classroom opens for teachers alone. */
const teacherFrames: readonly Frame['kind'][] = ['discovery', 'upgrade', 'teacher', 'review']

/**
 * Confirms a frame with the token of the person in it. Ask on every load: a person may have left the course meanwhile.
 * @throws Problem `classroom.teacher-only` for a student in a teacher's frame; `classroom.add-on-token-invalid`,
 * `classroom.add-on-token-expired`, `classroom.not-found`, or what a call throws
 */
export async function readAddOnContext(api: ClassroomApi, frame: Frame): Promise<AddOnContext> {
  const { courseId, itemId, itemType, kind } = frame
  const proof =
    'addOnToken' in frame ? { addOnToken: frame.addOnToken } : { attachmentId: frame.attachmentId }
  const answer = await api.call((client) =>
    itemCalls(client, itemType).getAddOnContext({ courseId, itemId, ...proof }),
  )
  const { studentContext, teacherContext, supportsStudentWork } = answer
  if (
    Boolean(studentContext) === Boolean(teacherContext) ||
    answer.courseId !== courseId ||
    answer.itemId !== itemId
  )
    throw refuseApi(
      'classroom.answer-invalid',
      'What Google answers about this frame is of another item, or names not exactly one role.',
      { itemType, frame: kind },
    )
  if (studentContext && teacherFrames.includes(kind)) throw teacherOnly(kind)
  const facts = { courseId, itemId, supportsStudentWork: supportsStudentWork === true }
  if (!studentContext) return { ...facts, role: 'teacher' }
  return { ...facts, role: 'student', submissionId: studentContext.submissionId ?? undefined }
}

const teacherOnly = (frame: Frame['kind']) =>
  refuseApi(
    'classroom.teacher-only',
    `In this course the person is a student, and the ${frame} frame is for its teachers. Somebody handed the address on, ` +
      'or the browser is signed in with another account.',
    { frame },
  )
