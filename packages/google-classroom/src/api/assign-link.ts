import type { classroom_v1 } from '@googleapis/classroom'
import { Problem } from '@lectern/problem'
import { refuseApi } from './api-refusals.ts'
import type { ClassroomApi } from './classroom-api.ts'

/** Apps as plain links in an assignment: for districts without the licence that add-ons take. */
export interface LinkAssignment {
  title: string
  /** 1 to 20. */
  links: readonly { url: string; title?: string }[]
  description?: string
  /** A draft waits for the teacher to publish it. */
  state?: 'PUBLISHED' | 'DRAFT'
  maxPoints?: number
  /** When it may have been asked for first: one of the same title and links that was made since is this one. */
  unlessMadeSince?: Date
}

export interface AssignedLink {
  courseId: string
  itemId: string
  /** Where Classroom shows it. */
  address?: string
}

/**
 * Assigns links. Google has no key against doubling, so after a lost answer the newest course work is looked through
 * before anything is said to have failed; it is never tried twice.
 * @throws Problem `classroom.assignment-invalid`, or what a call throws
 */
export async function assignLink(
  api: ClassroomApi,
  courseId: string,
  assignment: LinkAssignment,
  now: Date = new Date(),
): Promise<AssignedLink> {
  valid(assignment)
  const { title, links, description, state = 'DRAFT', maxPoints, unlessMadeSince } = assignment
  const already = unlessMadeSince && (await findMade(api, courseId, assignment, unlessMadeSince))
  if (already) return already
  const requestBody = {
    title,
    description,
    state,
    workType: 'ASSIGNMENT',
    materials: links.map((link) => ({ link })),
    maxPoints,
  }
  try {
    return fromGoogle(
      await api.call(({ courses }) => courses.courseWork.create({ courseId, requestBody })),
      courseId,
    )
  } catch (error) {
    if (!(error instanceof Problem && lost.includes(error.code))) throw error
    const made = await findMade(api, courseId, assignment, now)
    if (made === undefined) throw error
    return made
  }
}

const lost = ['classroom.unreachable', 'classroom.unavailable']
/** Google's clock may be behind ours. */
const clockSkewMilliseconds = 60_000

async function findMade(
  api: ClassroomApi,
  courseId: string,
  { title, links, state = 'DRAFT' }: LinkAssignment,
  since: Date,
): Promise<AssignedLink | undefined> {
  const { courseWork = [] } = await api.call(({ courses }) =>
    courses.courseWork.list({
      courseId,
      courseWorkStates: [state],
      orderBy: 'updateTime desc',
      pageSize: 20,
    }),
  )
  const earliest = since.getTime() - clockSkewMilliseconds
  const made = courseWork.find(
    (work) =>
      work.associatedWithDeveloper === true &&
      work.title === title &&
      links.every(({ url }) => work.materials?.some(({ link }) => link?.url === url)) &&
      Date.parse(work.creationTime ?? '') >= earliest,
  )
  return made && fromGoogle(made, courseId)
}

function fromGoogle({ id, alternateLink }: classroom_v1.Schema$CourseWork, courseId: string): AssignedLink {
  if (!id)
    throw refuseApi('classroom.answer-invalid', 'Google answers with an assignment without an id.', {
      courseId,
    })
  return { courseId, itemId: id, address: alternateLink ?? undefined }
}

function valid({ title, links, maxPoints, description = '' }: LinkAssignment): void {
  const reason =
    title.trim() === '' || title.length > 3000
      ? `its title has ${title.length} characters; it has 1 to 3000`
      : links.length === 0 || links.length > 20
        ? `it has ${links.length} links; it has 1 to 20`
        : !links.every(isWebAddress)
          ? 'a link of it is no web address of at most 2024 characters'
          : description.length > 30_000
            ? 'its description has more than 30000 characters'
            : maxPoints !== undefined && !(Number.isInteger(maxPoints) && maxPoints >= 0)
              ? 'its points are no whole number from 0'
              : undefined
  if (reason !== undefined)
    throw refuseApi('classroom.assignment-invalid', `The assignment cannot be made: ${reason}.`)
}

const isWebAddress = ({ url }: { url: string }): boolean =>
  /^https?:\/\//.test(url) && URL.canParse(url) && url.length <= 2024
