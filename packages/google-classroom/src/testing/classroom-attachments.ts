import type { classroom_v1 } from '@googleapis/classroom'
import type { ItemType } from '../frames/frame-kinds.ts'
import { ApiError, denied, invalid, notFound } from './api-error.ts'
import type {
  ClassroomWorld,
  Handler,
  SimulatedAttachment,
  SimulatedItem,
  WorldCall,
} from './classroom-world.ts'
import type { Params } from './validate-request.ts'

type Body = classroom_v1.Schema$AddOnAttachment

/** The add-on calls of one kind of item, by the names they have in the discovery document. */
export function attachmentHandlers(world: ClassroomWorld, itemType: ItemType): Record<string, Handler> {
  const prefix = `classroom.courses.${itemType}`
  const ours = (item: SimulatedItem): SimulatedAttachment[] =>
    world.attachments.filter(
      ({ project, value }) =>
        project === 'ours' && value.courseId === item.courseId && value.itemId === item.itemId,
    )

  function attachmentAt(params: Params): SimulatedAttachment {
    const item = world.itemAt(params, itemType)
    const found = ours(item).find(({ value }) => value.id === params.attachmentId)
    if (found === undefined) throw notFound()
    return found
  }

  /** Needed while neither the item nor anything on it is ours; judged whenever it is sent. */
  function tokenHolds({ params, person }: WorldCall, item: SimulatedItem): void {
    if (params.addOnToken === undefined) {
      if (!item.ours && ours(item).length === 0) throw denied()
      return
    }
    const token = world.addOnTokens.get(String(params.addOnToken))
    if (token?.sub !== person.sub || token.itemId !== item.itemId || token.courseId !== item.courseId)
      throw denied('@InvalidAddOnToken The add-on token is not valid for this request.')
    if (token.expiresAt <= world.now().getTime())
      throw denied('@ExpiredAddOnToken The add-on token has expired.')
  }

  function context(call: WorldCall): classroom_v1.Schema$AddOnContext {
    const item = world.itemFor(call, itemType)
    const role = world.roleIn(world.courseOf(call.params), call.person)
    tokenHolds(call, item)
    if (call.params.attachmentId !== undefined) attachmentAt(call.params)
    const supportsStudentWork = itemType === 'courseWork'
    const submissionId = world.submissionId(call.person.sub, item.itemId)
    return {
      courseId: item.courseId,
      itemId: item.itemId,
      postId: item.itemId,
      supportsStudentWork,
      ...(role === 'teacher'
        ? { teacherContext: {} }
        : { studentContext: supportsStudentWork ? { submissionId } : {} }),
    }
  }

  function create(call: WorldCall): Body {
    const item = world.itemAt(call.params, itemType)
    const course = world.taught(call)
    tokenHolds(call, item)
    if (!call.person.licensed || !world.switches.licences) throw denied()
    if (course.state !== 'ACTIVE')
      throw new ApiError(400, 'FAILED_PRECONDITION', '@CourseNotModifiable The course cannot be modified.')
    const body = call.body as Body
    acceptable({ ...body }, itemType, world.switches.allowedPrefixes)
    if (ours(item).length >= world.switches.attachmentsPerItem)
      throw new ApiError(400, 'FAILED_PRECONDITION', 'Too many attachments.')
    const { courseId, itemId } = item
    const value = { ...body, id: world.newId(), courseId, itemId, postId: itemId }
    if (body.maxPoints) item.gradeSync ??= value.id
    world.attachments.push({ project: 'ours', itemType, value })
    return value
  }

  function list(call: WorldCall): object {
    const item = world.itemAt(call.params, itemType)
    world.taught(call)
    const { page, ...rest } = world.paged(ours(item), call.params, 20)
    return { addOnAttachments: page.map(({ value }) => value), ...rest }
  }

  function patch(call: WorldCall): Body {
    world.taught(call)
    const found = attachmentAt(call.params)
    const { id, courseId, itemId } = found.value
    const changed = {
      ...found.value,
      ...masked(call.body as Body, call.params.updateMask),
      id,
      courseId,
      itemId,
    }
    acceptable(changed, itemType, world.switches.allowedPrefixes)
    found.value = changed
    return found.value
  }

  function remove(call: WorldCall): object {
    world.taught(call)
    world.attachments.splice(world.attachments.indexOf(attachmentAt(call.params)), 1)
    return {}
  }

  function get(call: WorldCall): Body {
    world.itemFor(call, itemType)
    return attachmentAt(call.params).value
  }

  return {
    [`${prefix}.getAddOnContext`]: context,
    [`${prefix}.addOnAttachments.create`]: create,
    [`${prefix}.addOnAttachments.list`]: list,
    [`${prefix}.addOnAttachments.get`]: get,
    [`${prefix}.addOnAttachments.patch`]: patch,
    [`${prefix}.addOnAttachments.delete`]: remove,
  }
}

const changeable = [
  'title',
  'teacherViewUri',
  'studentViewUri',
  'studentWorkReviewUri',
  'dueDate',
  'dueTime',
  'maxPoints',
] as const

function masked(body: Body, updateMask: Params[string]): Body {
  const names = String(updateMask ?? '').split(',')
  const unknown = names.find((name) => !changeable.includes(name as (typeof changeable)[number]))
  if (unknown !== undefined) throw invalid(`Invalid update mask: "${unknown}".`)
  return Object.fromEntries(names.map((name) => [name, body[name as (typeof changeable)[number]]]))
}

function acceptable(body: Body, itemType: ItemType, prefixes: readonly string[]): void {
  const { title, teacherViewUri, studentViewUri, studentWorkReviewUri, maxPoints, dueDate, dueTime } = body
  if (!title || title.length > 1000) throw invalid('Attachment title must be between 1 and 1000 characters.')
  if (!teacherViewUri || !studentViewUri) throw invalid('Attachment views are required.')
  for (const view of [teacherViewUri, studentViewUri, studentWorkReviewUri])
    if (
      view &&
      !(view.uri && view.uri.length <= 1800 && prefixes.some((prefix) => view.uri!.startsWith(prefix)))
    )
      throw invalid('Attachment URI does not match an allowed prefix.')
  if (studentWorkReviewUri && itemType !== 'courseWork') throw invalid('Student work is not supported here.')
  if (maxPoints && !studentWorkReviewUri) throw invalid('maxPoints requires studentWorkReviewUri.')
  if (maxPoints && !(Number.isInteger(maxPoints) && maxPoints > 0)) throw invalid('maxPoints is not valid.')
  if (Boolean(dueDate) !== Boolean(dueTime)) throw invalid('dueDate and dueTime go together.')
}
