import { itemTypes, type ItemType } from '../frames/frame-kinds.ts'
import { ApiError, denied, notFound, scopeMissing } from './api-error.ts'
import { attachmentHandlers } from './classroom-attachments.ts'
import { courseHandlers } from './classroom-courses.ts'
import { registrationHandlers } from './classroom-registrations.ts'
import { submissionHandlers } from './classroom-submissions.ts'
import {
  classroomWorld,
  type SimulatedCourse,
  type SimulatedItem,
  type WorldOptions,
} from './classroom-world.ts'
import { findMethod, schemaOf } from './discovery.ts'
import { selectFields } from './field-mask.ts'
import type { SimulatedGrants } from './simulated-grants.ts'
import type { SimulatedPerson } from './simulated-people.ts'
import { mismatch, validBody, validParameters } from './validate-request.ts'

interface ClassroomOptions extends WorldOptions {
  people: readonly SimulatedPerson[]
  grants: SimulatedGrants
  /** Where its pages are. */
  pagesAt?: string
}

interface ReceivedCall {
  method: string
  url: URL
  headers: Headers
  body: string
}

/** The Classroom API: every request and every answer is held against Google's own description of it. */
export function simulatedClassroom(options: ClassroomOptions) {
  const { people, grants, now, pagesAt = 'https://classroom.google.com' } = options
  const world = classroomWorld(options)
  const submissions = submissionHandlers(world)
  const courses = courseHandlers(world, { people, pagesAt })
  const registrations = registrationHandlers(world)
  const handlers = {
    ...Object.assign({}, ...itemTypes.map((itemType) => attachmentHandlers(world, itemType))),
    ...submissions.handlers,
    ...courses.handlers,
    ...registrations.handlers,
  } as ReturnType<typeof attachmentHandlers>

  function answer({ method, url, headers, body }: ReceivedCall): Response {
    const access = grants.accessOf(headers)
    if (access === undefined)
      throw new ApiError(401, 'UNAUTHENTICATED', 'Invalid authentication credentials.')
    const called = findMethod(method, url.pathname)
    const handle = called && handlers[called.id]
    if (called === undefined || handle === undefined) throw notFound()
    const params = validParameters(called, url)
    const given = validBody(called, body)
    if (!called.scopes?.some((scope) => access.scopes.has(scope))) throw scopeMissing()
    if (world.switches.off) throw denied(`@${world.switches.off} The user is not permitted.`)
    const person = people.find(({ sub }) => sub === access.sub)!
    const value = handle({ params, body: given, person, scopes: access.scopes })
    const reason = called.response && mismatch(value, schemaOf(called.response))
    if (reason !== undefined)
      throw new TypeError(`The simulated ${called.id} answers what Google does not: ${reason}`)
    return Response.json(typeof params.fields === 'string' ? selectFields(value, params.fields) : value)
  }

  return {
    world,
    points: submissions.points,
    courseWork: courses.courseWork,
    registrations: registrations.registrations,

    respond(call: ReceivedCall): Response {
      try {
        return answer(call)
      } catch (error) {
        if (error instanceof ApiError) return error.toResponse()
        throw error
      }
    },

    addCourse(members: Partial<SimulatedCourse> = {}): SimulatedCourse {
      const course: SimulatedCourse = {
        id: world.newId(),
        name: 'Biology',
        state: 'ACTIVE',
        teachers: [],
        students: [],
        ...members,
      }
      world.courses.push(course)
      return course
    },

    /** What a teacher makes in Classroom. */
    addItem(courseId: string, itemType: ItemType = 'courseWork', ours = false): SimulatedItem {
      const item: SimulatedItem = { courseId, itemId: world.newId(), itemType, ours }
      world.items.push(item)
      return item
    },

    /** What Classroom puts into the address of a frame that picks for an item. */
    addOnToken(
      { courseId, itemId }: Pick<SimulatedItem, 'courseId' | 'itemId'>,
      { sub }: SimulatedPerson,
      minutes = world.switches.addOnTokenMinutes,
    ): string {
      const token = `token-${world.newId()}`
      world.addOnTokens.set(token, { courseId, itemId, sub, expiresAt: now().getTime() + minutes * 60_000 })
      return token
    },

    /** Takes an item away, with all that hangs on it. */
    removeItem({ itemId }: SimulatedItem): void {
      const keep = <T>(list: T[], isKept: (entry: T) => boolean) =>
        void list.splice(0, list.length, ...list.filter(isKept))
      keep(world.items, (item) => item.itemId !== itemId)
      keep(world.attachments, ({ value }) => value.itemId !== itemId)
      keep(courses.courseWork, ({ id }) => id !== itemId)
    },

    /** Somebody joins a course or leaves it, and whoever asked for notices hears of it. */
    changeMembers(
      course: SimulatedCourse,
      kind: 'teachers' | 'students',
      event: 'CREATED' | 'DELETED',
      userId: string,
    ): void {
      const others = course[kind].filter((sub) => sub !== userId)
      course[kind] = event === 'CREATED' ? [...others, userId] : others
      world.changed({ collection: `courses.${kind}`, event, courseId: course.id, userId })
    },

    /** Copies an item into another course, with its attachments, as Classroom does: nobody is told. */
    copyItem(item: SimulatedItem, courseId: string): SimulatedItem {
      const copy: SimulatedItem = { ...item, courseId, itemId: world.newId(), gradeSync: undefined }
      world.items.push(copy)
      const copied = world.attachments.filter(
        ({ value }) => value.courseId === item.courseId && value.itemId === item.itemId,
      )
      for (const { value, ...rest } of copied) {
        const { id: attachmentId, courseId: from, itemId, copyHistory = [] } = value
        const history = [...copyHistory, { courseId: from, itemId, attachmentId }]
        const ids = { id: world.newId(), courseId, itemId: copy.itemId, postId: copy.itemId }
        world.attachments.push({ ...rest, value: { ...value, ...ids, copyHistory: history } })
        if (attachmentId === item.gradeSync) copy.gradeSync = ids.id
      }
      return copy
    },
  }
}

export type SimulatedClassroom = ReturnType<typeof simulatedClassroom>
