import type { SimulatedClassroom, SimulatedItem } from '@lectern/google-classroom/testing'
import type { Post, PostLink } from './post.ts'

/** As the API knows it. */
export type CourseWork = SimulatedClassroom['courseWork'][number]

export const courseWorkOf = (post: Post, updatedAt: Date): CourseWork => ({
  id: post.item.itemId,
  courseId: post.item.courseId,
  title: post.title,
  description: post.text,
  state: post.item.draft ? 'DRAFT' : 'PUBLISHED',
  workType: post.kind === 'question' ? 'SHORT_ANSWER_QUESTION' : 'ASSIGNMENT',
  materials: post.links.map((link) => ({ link })),
  ...(post.maxPoints !== undefined && { maxPoints: post.maxPoints }),
  creationTime: post.createdAt.toISOString(),
  updateTime: updatedAt.toISOString(),
  creatorUserId: post.author,
})

/** What a project assigned through the API. */
export const postOf = (work: CourseWork, item: SimulatedItem): Post => ({
  item,
  kind: work.workType?.endsWith('QUESTION') ? 'question' : 'assignment',
  title: work.title ?? '',
  text: work.description ?? '',
  links: (work.materials ?? []).flatMap(({ link }): PostLink[] =>
    link?.url ? [{ url: link.url, title: link.title ?? link.url }] : [],
  ),
  maxPoints: work.maxPoints ?? undefined,
  author: work.creatorUserId ?? '',
  createdAt: new Date(work.creationTime ?? 0),
  drafts: new Map(),
  returned: new Map(),
})
