import type { SubmittedWork } from '@lectern/api-contracts'
import {
  readAttachmentAt,
  readSubmission,
  type ClassroomApi,
  type FrameOf,
  type Submission,
  type SubmissionPlace,
} from '@lectern/google-classroom'
import { Problem } from '@lectern/problem'

/** One student's work, as Google tells it to a teacher of the course. */
export interface ConfirmedWork {
  place: SubmissionPlace
  submission: Submission
  /** 0: it is not graded. */
  maximum: number
}

/**
 * The work that a review frame names in its address, which anybody can write.
 * @throws Problem `classroom.submission-gone`, or what a call throws
 */
export async function confirmWork(api: ClassroomApi, frame: FrameOf<'review'>): Promise<ConfirmedWork> {
  const { courseId, itemId, itemType, attachmentId, submissionId } = frame
  const place = { courseId, itemId, itemType, attachmentId, submissionId }
  const [submission, { maxPoints = 0 }] = await Promise.all([
    submissionAt(api, place),
    readAttachmentAt(api, place),
  ])
  return { place, submission, maximum: maxPoints }
}

async function submissionAt(api: ClassroomApi, place: SubmissionPlace): Promise<Submission> {
  try {
    return await readSubmission(api, place)
  } catch (error) {
    if (error instanceof Problem && error.code === 'classroom.not-found') throw submissionGone(error)
    throw error
  }
}

export const shownWork = ({ submission, maximum }: Pick<ConfirmedWork, 'submission' | 'maximum'>) =>
  ({
    state: states[submission.state],
    points: maximum > 0 ? { given: submission.pointsEarned ?? null, maximum } : null,
  }) satisfies SubmittedWork

const states: Record<Submission['state'], SubmittedWork['state']> = {
  NEW: 'new',
  CREATED: 'created',
  TURNED_IN: 'turned-in',
  RETURNED: 'returned',
  RECLAIMED_BY_STUDENT: 'reclaimed',
  unknown: 'unknown',
}

const submissionGone = (cause: Problem): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'classroom.submission-gone',
    message:
      'Google knows no such work in this attachment. The student has left the class, or the assignment is not theirs any more.',
    details: cause.details,
    cause,
  })
