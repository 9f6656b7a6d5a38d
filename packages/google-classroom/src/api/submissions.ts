import type { classroom_v1 } from '@googleapis/classroom'
import { refuseApi } from './api-refusals.ts'
import type { ClassroomApi } from './classroom-api.ts'
import { idsOf, type AttachmentPlace } from './item-calls.ts'

/** One student's work in one attachment. Keep what is ours by both ids: a `submissionId` is not unique alone. */
export interface SubmissionPlace extends AttachmentPlace {
  itemType: 'courseWork'
  submissionId: string
}

export interface Submission {
  /** Of the whole assignment, which the student turns in. */
  state: 'NEW' | 'CREATED' | 'TURNED_IN' | 'RETURNED' | 'RECLAIMED_BY_STUDENT' | 'unknown'
  /** Teachers alone are told. */
  pointsEarned?: number
  /** Whose it is; told to teachers who granted `scopes.courseWork` besides the add-on's own. */
  userId?: string
}

const states = ['NEW', 'CREATED', 'TURNED_IN', 'RETURNED', 'RECLAIMED_BY_STUDENT'] as const

export async function readSubmission(api: ClassroomApi, place: SubmissionPlace): Promise<Submission> {
  return fromGoogle(await api.call((client) => calls(client).get(submissionIdsOf(place))))
}

/**
 * Writes points as the draft grade of the assignment; a repetition does no harm. It shows after up to half a minute, and
 * only where this attachment is the one that the teacher lets grade (add-ons/walkthroughs/grade-passback). Takes a token of
 * a teacher; while students work, of the one who attached it.
 * @throws Problem `classroom.grade-invalid`, or what a call throws
 */
export async function passGrade(
  api: ClassroomApi,
  place: SubmissionPlace,
  { points, maxPoints }: { points: number; maxPoints: number },
): Promise<Submission> {
  const isGrade = Number.isFinite(points) && points >= 0 && maxPoints > 0
  if (!isGrade)
    throw refuseApi(
      'classroom.grade-invalid',
      `A grade is at least 0, in an attachment worth more than 0 points; it was ${points} of ${maxPoints}.`,
    )
  return fromGoogle(
    await api.call((client) =>
      calls(client).patch({
        ...submissionIdsOf(place),
        updateMask: 'pointsEarned',
        requestBody: { pointsEarned: points },
      }),
    ),
  )
}

const calls = ({ courses }: classroom_v1.Classroom) => courses.courseWork.addOnAttachments.studentSubmissions

const submissionIdsOf = (place: SubmissionPlace) => ({ ...idsOf(place), submissionId: place.submissionId })

/** With what the typings of the client lack, and Google's description has. */
type Answer = classroom_v1.Schema$AddOnAttachmentStudentSubmission & { userId?: string | null }

const fromGoogle = ({ postSubmissionState, pointsEarned, userId }: Answer): Submission => ({
  state: states.find((state) => state === postSubmissionState) ?? 'unknown',
  pointsEarned: pointsEarned ?? undefined,
  userId: userId ?? undefined,
})
