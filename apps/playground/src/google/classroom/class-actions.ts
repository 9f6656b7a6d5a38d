import { refuseGoogle } from '../refuse.ts'
import type { Post } from './post.ts'
import type { ClassVisit } from './visit.ts'

/** A post of one of the teacher's classes, once more in this one. */
export function reusePost(visit: ClassVisit, form: Record<string, string>): Post {
  const { site, account, course } = visit
  const from = site.courseOf(form['class'] ?? '')
  const post = from?.teachers.includes(account.sub) ? site.posts.find(from, form['post']) : undefined
  if (post === undefined) throw refuseGoogle('not-found', 'unknown-post', 'You have no such post.')
  return site.posts.copy(post, course, account.sub)
}

export function changeMembers(visit: ClassVisit, { sub, kind, action }: Record<string, string>): void {
  const { site, course } = visit
  const account = site.accounts.find((one) => one.sub === sub)
  if (account === undefined) throw refuseGoogle('not-found', 'unknown-account', 'There is no such account.')
  const event = action === 'remove' ? 'DELETED' : 'CREATED'
  const among = kind === 'teachers' ? 'teachers' : 'students'
  site.simulated.classroom.changeMembers(course, among, event, account.sub)
}
