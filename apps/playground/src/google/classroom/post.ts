import type { ItemType, SimulatedItem } from '@lectern/google-classroom/testing'

export type PostKind = 'assignment' | 'question' | 'material' | 'announcement'

export interface PostLink {
  url: string
  title: string
}

/** What stands in a class: the item that a tool knows, and what people read of it. */
export interface Post {
  item: SimulatedItem
  kind: PostKind
  /** Announcements have none. */
  title: string
  text: string
  /** Materials that are plain links. */
  links: PostLink[]
  maxPoints?: number
  due?: string
  /** The account that made it. */
  author: string
  createdAt: Date
  /** By account: what stands in the grading page beside what a tool reported, and what the student got back. */
  drafts: Map<string, number>
  returned: Map<string, number>
}

export const itemTypeOf: Readonly<Record<PostKind, ItemType>> = {
  assignment: 'courseWork',
  question: 'courseWork',
  material: 'courseWorkMaterials',
  announcement: 'announcements',
}

export const kindWords: Readonly<Record<PostKind, string>> = {
  assignment: 'Assignment',
  question: 'Question',
  material: 'Material',
  announcement: 'Announcement',
}

export const isPostKind = (word: string | undefined): word is PostKind =>
  word !== undefined && Object.hasOwn(itemTypeOf, word)

export const titleOf = ({ kind, title, text }: Post): string =>
  title || (kind === 'announcement' && beginningOf(text)) || `Untitled ${kindWords[kind].toLowerCase()}`

const beginningOf = (text: string): string =>
  text.length <= 80 ? text : `${text.slice(0, 80).replace(/\s+\S*$/, '')} …`
