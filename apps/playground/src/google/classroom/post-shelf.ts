import type { SimulatedClassroom, SimulatedCourse } from '@lectern/google-classroom/testing'
import { courseWorkOf, postOf } from './course-work.ts'
import { itemTypeOf, type Post, type PostKind } from './post.ts'

/** The posts of all classes. Course work is in the API's list as well, and what the API made is a post here. */
export function postShelf(classroom: SimulatedClassroom, now: () => Date) {
  const { world } = classroom
  const posts: Post[] = []

  function of({ id }: SimulatedCourse): Post[] {
    adoptCourseWork()
    return posts
      .filter(({ item }) => item.courseId === id)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  }

  function adoptCourseWork(): void {
    for (const work of classroom.courseWork) {
      const item = world.items.find(({ itemId }) => itemId === work.id)
      if (item !== undefined && !posts.some((post) => post.item === item)) posts.push(postOf(work, item))
    }
  }

  function add(post: Omit<Post, 'drafts' | 'returned' | 'createdAt'> & { createdAt?: Date }): Post {
    const added = { createdAt: now(), ...post, drafts: new Map(), returned: new Map() }
    if (!world.items.includes(post.item)) world.items.push(post.item)
    posts.push(added)
    if (!post.item.draft) list(added)
    return added
  }

  /** Where the API lists what people did in Classroom. */
  function list(post: Post): void {
    if (post.item.itemType !== 'courseWork') return
    const at = classroom.courseWork.findIndex(({ id }) => id === post.item.itemId)
    classroom.courseWork.splice(at === -1 ? 0 : at, at === -1 ? 0 : 1, courseWorkOf(post, now()))
  }

  function tell({ item }: Post, event: 'CREATED' | 'MODIFIED' | 'DELETED'): void {
    if (item.itemType !== 'courseWork') return
    world.changed({ collection: 'courses.courseWork', event, courseId: item.courseId, id: item.itemId })
  }

  function copy(post: Post, course: SimulatedCourse, author: string): Post {
    const item = classroom.copyItem(post.item, course.id)
    item.draft = true
    return add({ ...post, item, author, links: [...post.links], createdAt: now() })
  }

  return {
    of,
    add,

    find: (course: SimulatedCourse, itemId: string | undefined): Post | undefined =>
      of(course).find(({ item }) => item.itemId === itemId),

    draft(course: SimulatedCourse, kind: PostKind, author: string): Post {
      const item = classroom.addItem(course.id, itemTypeOf[kind])
      item.draft = true
      return add({ item, kind, title: '', text: '', links: [], author })
    },

    /** Students see it from now on. */
    publish(post: Post): void {
      const isNew = post.item.draft === true
      post.item.draft = false
      list(post)
      tell(post, isNew ? 'CREATED' : 'MODIFIED')
    },

    remove(post: Post): void {
      posts.splice(posts.indexOf(post), 1)
      classroom.removeItem(post.item)
      if (!post.item.draft) tell(post, 'DELETED')
    },

    /** Into this class or another, as a draft, with its attachments. */
    copy,

    /** The same class once more, for whoever copies it: drafts of everything, and no students. */
    copyCourse(course: SimulatedCourse, teacher: string): SimulatedCourse {
      const copied = classroom.addCourse({ ...course, id: world.newId(), teachers: [teacher], students: [] })
      copied.name = `${course.name} (copy)`
      for (const post of of(course)) copy(post, copied, teacher)
      return copied
    },
  }
}

export type PostShelf = ReturnType<typeof postShelf>
