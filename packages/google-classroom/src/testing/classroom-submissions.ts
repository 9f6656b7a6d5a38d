import type { classroom_v1 } from '@googleapis/classroom'
import { scopes } from '../sign-in/scopes.ts'
import { denied, invalid, notFound } from './api-error.ts'
import type { ClassroomWorld, Handler, SimulatedCourse, WorldCall } from './classroom-world.ts'

/** With what the typings of the client lack, and its description has. */
type Submission = classroom_v1.Schema$AddOnAttachmentStudentSubmission & { userId?: string }

/** Student work in attachments of course work: looked at, and graded by its teachers. */
export function submissionHandlers(world: ClassroomWorld) {
  const points = new Map<string, number>()

  function ownerOf({ params }: WorldCall, course: SimulatedCourse): string {
    const { itemId, submissionId } = params
    const owner = course.students.find((sub) => world.submissionId(sub, String(itemId)) === submissionId)
    if (owner === undefined || attachmentOf(params) === undefined) throw notFound()
    return owner
  }

  function submissionOf(call: WorldCall, course: SimulatedCourse): Submission {
    const { attachmentId, submissionId } = call.params
    const userId = ownerOf(call, course)
    const pointsEarned = points.get(`${String(attachmentId)}/${String(submissionId)}`)
    return {
      ...(pointsEarned !== undefined && { pointsEarned }),
      postSubmissionState: world.submissionStates.get(String(submissionId)) ?? 'CREATED',
      ...(call.scopes.has(scopes.courseWork) && { userId }),
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
    if (ownerOf(call, course) !== call.person.sub) throw denied()
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
