/** What changed, and no more: read it again, for the message may be late, doubled or out of order. */
export type CourseChange = { event: 'CREATED' | 'MODIFIED' | 'DELETED'; courseId: string } & (
  | { collection: 'courses.students' | 'courses.teachers'; userId: string }
  | { collection: 'courses.courseWork'; id: string }
  | { collection: 'courses.courseWork.studentSubmissions'; courseWorkId: string; id: string }
)

const events = ['CREATED', 'MODIFIED', 'DELETED'] as const
const maxDataLength = 16 * 1024

/** Undefined for what Classroom does not send today. */
export function readCourseChange(data: unknown): CourseChange | undefined {
  const { collection, eventType, resourceId } = decoded(data)
  const event = events.find((known) => known === eventType)
  const { courseId, userId, id, courseWorkId } = asObject(resourceId)
  if (event === undefined || !isId(courseId)) return undefined
  const facts = { event, courseId }
  switch (collection) {
    case 'courses.students':
    case 'courses.teachers':
      return isId(userId) ? { ...facts, collection, userId } : undefined
    case 'courses.courseWork':
      return isId(id) ? { ...facts, collection, id } : undefined
    case 'courses.courseWork.studentSubmissions':
      return isId(id) && isId(courseWorkId) ? { ...facts, collection, courseWorkId, id } : undefined
    default:
      return undefined
  }
}

/** The same for every message about one thing. */
export const changedThing = (change: CourseChange): string =>
  [
    change.collection,
    change.courseId,
    ...('userId' in change ? [change.userId] : []),
    ...('courseWorkId' in change ? [change.courseWorkId] : []),
    ...('id' in change ? [change.id] : []),
  ].join('/')

function decoded(data: unknown): Record<string, unknown> {
  if (typeof data !== 'string' || data.length > maxDataLength) return {}
  try {
    return asObject(JSON.parse(Buffer.from(data, 'base64').toString()))
  } catch {
    return {} // a message that nobody can read is acknowledged, or it would come for ever
  }
}

export const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>) // an object out of JSON
    : {}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value)
