import type { classroom_v1 } from '@googleapis/classroom'
import { denied, invalid, notFound } from './api-error.ts'
import type { ClassroomWorld, Handler, SimulatedCourse, WorldCall } from './classroom-world.ts'

/** With what the typings of the client lack, and its description has. */
type Submission = classroom_v1.Schema$AddOnAttachmentStudentSubmission & { userId?: string }

/** Student work in attachments of course work: looked at, and graded by its teachers. */
export function submissionHandlers(world: ClassroomWorld) {
  const points = new Map<string, number>()

  function submissionOf({ params }: WorldCall, course: SimulatedCourse): Submission {
    const { itemId, attachmentId, submissionId } = params
    const userId = course.students.find((sub) => world.submissionId(sub, String(itemId)) === submissionId)
    const attachment = attachmentOf(params)
    if (userId === undefined || attachment === undefined) throw notFound()
    const pointsEarned = points.get(`${String(attachmentId)}/${String(submissionId)}`)
    return {
      ...(pointsEarned !== undefined && { pointsEarned }),
      postSubmissionState: world.submissionStates.get(String(submissionId)) ?? 'CREATED',
      userId,
    }
  }

  const attachmentOf = ({ courseId, itemId, attachmentId }: WorldCall['params']) =>
    world.attachments.find(
      ({ project, value }) =>
        project === 'ours' &&
        value.courseId === courseId &&
        value.itemId === itemId &&
        value.id === attachmentId,
    )

  function get(call: WorldCall): object {
    const course = world.courseOf(call.params)
    const submission = submissionOf(call, course)
    if (world.roleIn(course, call.person) === 'teacher') return submission
    if (submission.userId !== call.person.sub) throw denied()
    return { postSubmissionState: submission.postSubmissionState }
  }

  function patch(call: WorldCall): object {
    const course = world.taught(call)
    submissionOf(call, course)
    const { pointsEarned } = call.body as Submission
    if (call.params.updateMask !== 'pointsEarned' || typeof pointsEarned !== 'number' || pointsEarned < 0)
      throw invalid('Invalid update of pointsEarned.')
    if (!attachmentOf(call.params)?.value.maxPoints) throw invalid('The attachment is not graded.')
    const { attachmentId, submissionId } = call.params
    points.set(`${String(attachmentId)}/${String(submissionId)}`, pointsEarned)
    return submissionOf(call, course)
  }

  const prefix = 'classroom.courses.courseWork.addOnAttachments.studentSubmissions'
  const handlers: Record<string, Handler> = { [`${prefix}.get`]: get, [`${prefix}.patch`]: patch }
  return { handlers, points }
}
