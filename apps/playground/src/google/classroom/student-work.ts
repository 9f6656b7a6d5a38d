import type { SubmissionState } from '@lectern/google-classroom/testing'
import type { GoogleSite } from '../google-site.ts'
import type { Post } from './post.ts'

export interface StudentWork {
  state: SubmissionState
  /** The teacher's own, else what the attachment with grade sync reported. */
  draft?: number
  returned?: number
}

export function workOf(
  { simulated }: GoogleSite,
  { item, drafts, returned }: Post,
  sub: string,
): StudentWork {
  const { world, points } = simulated.classroom
  const submissionId = world.submissionId(sub, item.itemId)
  return {
    state: world.submissionStates.get(submissionId) ?? 'CREATED',
    draft: drafts.get(sub) ?? points.get(`${item.gradeSync}/${submissionId}`),
    returned: returned.get(sub),
  }
}

/** A student turns in or takes back, or a teacher returns. */
export function moveWork(
  { simulated }: GoogleSite,
  { item }: Post,
  sub: string,
  state: SubmissionState,
): void {
  const { world } = simulated.classroom
  const id = world.submissionId(sub, item.itemId)
  world.submissionStates.set(id, state)
  world.changed({
    collection: 'courses.courseWork.studentSubmissions',
    event: 'MODIFIED',
    courseId: item.courseId,
    courseWorkId: item.itemId,
    id,
  })
}

/** The draft grade becomes the grade that the student sees. */
export function returnWork(site: GoogleSite, post: Post, sub: string): void {
  const { draft } = workOf(site, post, sub)
  if (draft !== undefined) post.returned.set(sub, draft)
  moveWork(site, post, sub, 'RETURNED')
}

export const stateWords: Readonly<Record<SubmissionState, string>> = {
  NEW: 'Assigned',
  CREATED: 'Assigned',
  TURNED_IN: 'Turned in',
  RETURNED: 'Returned',
  RECLAIMED_BY_STUDENT: 'Assigned',
}
