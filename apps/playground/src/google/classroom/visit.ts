import type { Request } from 'express'
import type { SimulatedAttachment, SimulatedCourse } from '@lectern/google-classroom/testing'
import { signedIn } from '../accounts/signed-in.ts'
import { classroomPath } from '../addresses.ts'
import { nameOf, type GoogleAccount } from '../google-accounts.ts'
import type { GoogleSite } from '../google-site.ts'
import { refuseGoogle } from '../refuse.ts'
import type { Post } from './post.ts'

/** Classroom as one of the accounts that are signed in: `/u/1/` is the second. */
export interface Visit {
  site: GoogleSite
  account: GoogleAccount
  index: number
  present: readonly GoogleAccount[]
}

export interface ClassVisit extends Visit {
  course: SimulatedCourse
  teaches: boolean
}

export interface PostVisit extends ClassVisit {
  post: Post
}

/** Nothing where no such account is signed in. */
export function visitOf(site: GoogleSite, request: Request): Visit | undefined {
  const present = signedIn(request, site.accounts)
  const index = Number(parameter(request, 'account') ?? 0)
  const account = present[index]
  return account && { site, account, index, present }
}

export function classVisitOf(visit: Visit, request: Request): ClassVisit {
  const { site, account } = visit
  const course = site.courseOf(parameter(request, 'course') ?? '')
  const teaches = course?.teachers.includes(account.sub) === true
  if (course !== undefined && (teaches || course.students.includes(account.sub)))
    return { ...visit, course, teaches }
  throw refuseGoogle('not-found', 'unknown-class', `${nameOf(account)} has no such class.`)
}

export function teachingVisitOf(visit: Visit, request: Request): ClassVisit {
  const found = classVisitOf(visit, request)
  if (found.teaches) return found
  throw refuseGoogle(
    'forbidden',
    'not-a-teacher',
    `${nameOf(visit.account)} does not teach ${found.course.name}.`,
  )
}

/** Students do not see drafts. */
export function postVisitOf(visit: ClassVisit, request: Request): PostVisit {
  const post = visit.site.posts.find(visit.course, parameter(request, 'item'))
  if (post !== undefined && (visit.teaches || !post.item.draft)) return { ...visit, post }
  throw refuseGoogle('not-found', 'unknown-post', 'This class has no such post.')
}

/** Where the same teacher can post the same. */
export const otherClassesOf = ({ site, account, course }: ClassVisit): SimulatedCourse[] =>
  site.simulated.classroom.world.courses.filter((one) => one !== course && one.teachers.includes(account.sub))

/** What hangs on a post, of whichever project. */
export const attachmentsOf = ({ site, post }: PostVisit): SimulatedAttachment[] =>
  site.simulated.classroom.world.attachments.filter(
    ({ value }) => value.courseId === post.item.courseId && value.itemId === post.item.itemId,
  )

export function attachmentOf(visit: PostVisit, id: string | undefined): SimulatedAttachment {
  const found = attachmentsOf(visit).find(({ value }) => value.id === id)
  if (found !== undefined) return found
  throw refuseGoogle('not-found', 'unknown-attachment', 'This post has no such attachment.')
}

/** An address of Classroom as the same account. */
export const at = ({ index }: Pick<Visit, 'index'>, path = '/h'): string =>
  `${classroomPath}/u/${index}${path}`

export const inClass = (visit: ClassVisit, rest = ''): string => at(visit, `/c/${visit.course.id}${rest}`)

export const inPost = (visit: PostVisit, rest = ''): string =>
  inClass(visit, `/a/${visit.post.item.itemId}${rest}`)

export function parameter(request: Request, name: string): string | undefined {
  const value = request.params[name]
  return typeof value === 'string' ? value : undefined
}
