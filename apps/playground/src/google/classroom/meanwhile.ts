import { refuseGoogle } from '../refuse.ts'
import type { PostVisit } from './visit.ts'

/** What happens in Classroom while a frame is open, and the frame is not told. */
export function goesOnMeanwhile(visit: PostVisit, action: string | undefined): void {
  const { site, course, post, account, teaches } = visit
  const { classroom, grants } = site.simulated
  switch (action) {
    case 'delete':
      if (!teaches) throw refuseGoogle('forbidden', 'not-a-teacher', 'Only a teacher deletes a post.')
      return site.posts.remove(post)
    case 'leave':
      return classroom.changeMembers(course, teaches ? 'teachers' : 'students', 'DELETED', account.sub)
    case 'revoke':
      return grants.revoke(account.sub)
    case 'end-tokens':
      return grants.endTokens(account.sub)
    default:
      throw refuseGoogle('invalid', 'unknown-action', 'Nothing of that kind happens here.')
  }
}
