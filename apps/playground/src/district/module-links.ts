import { createHash, randomBytes } from 'node:crypto'
import type { Course, NativeItem } from './course.ts'

/** A link that a teacher placed into a module: it opens one thing in the tool. */
export interface ModuleLink {
  courseId: string
  /** An existing module is extended, a new one appended. */
  moduleTitle: string
  title: string
  /** Custom parameters of the link, as in `{ app: 'desmos' }`. */
  custom: Record<string, string>
  /** What the link launches, unless it is the tool's registered address. */
  url?: string
  /** Shown below the title. */
  text?: string
  /** `link` unless said; `web` leads out of the host, and `text` is only read. */
  kind?: 'link' | 'assignment' | 'web' | 'text'
  /** Which tool opens it, on a host that has several. */
  toolId?: string
  points?: number
}

export interface PlacedLink extends ModuleLink {
  id: string
  /** The id_token's `resource_link.id`. */
  opaqueId: string
  /** The link that it was in the course that this one is a copy of. */
  copiedFrom?: PlacedLink
}

export interface ModuleContent {
  title: string
  items: readonly NativeItem[]
  links: readonly PlacedLink[]
}

/** The links in all courses, for as long as the playground runs. */
export interface ModuleLinks {
  /** The course's modules with the links that teachers placed there. */
  modulesOf(course: Course): ModuleContent[]
  find(course: Course, id: string | undefined): PlacedLink | undefined
  of(course: Course): readonly PlacedLink[]
  findByOpaqueId(course: Course, opaqueId: string): PlacedLink | undefined
  add(link: ModuleLink): PlacedLink
  /** Puts the links of one course into its copy, each with an id of its own. */
  copy(from: Course, to: Course): readonly PlacedLink[]
  remove(link: PlacedLink): void
}

export function moduleLinks(given: readonly ModuleLink[]): ModuleLinks {
  // Ids of the given links follow from their content, so that they survive a restart.
  let placed = given.map((link) => place(link, createHash('sha1').update(JSON.stringify(link)).digest('hex')))
  return {
    modulesOf: (course) =>
      modulesWith(
        course,
        placed.filter(({ courseId }) => courseId === course.id),
      ),
    find: (course, id) => placed.find((link) => link.courseId === course.id && link.id === id),
    of: (course) => placed.filter(({ courseId }) => courseId === course.id),
    findByOpaqueId: (course, opaqueId) =>
      placed.find((link) => link.courseId === course.id && link.opaqueId === opaqueId),
    add(link) {
      const added = place(link, randomBytes(20).toString('hex'))
      placed = [...placed, added]
      return added
    },
    copy(from, to) {
      const copies = placed
        .filter(({ courseId }) => courseId === from.id)
        .map((link) => ({
          ...place({ ...link, courseId: to.id }, randomBytes(20).toString('hex')),
          copiedFrom: link,
        }))
      placed = [...placed, ...copies]
      return copies
    },
    remove(link) {
      placed = placed.filter((other) => other !== link)
    },
  }
}

const place = (link: ModuleLink, opaqueId: string): PlacedLink => ({
  ...link,
  opaqueId,
  id: String(Number.parseInt(opaqueId.slice(0, 8), 16)),
})

function modulesWith(course: Course, links: readonly PlacedLink[]): ModuleContent[] {
  const titles = new Set([
    ...course.modules.map(({ title }) => title),
    ...links.map(({ moduleTitle }) => moduleTitle),
  ])
  return [...titles].map((title) => ({
    title,
    items: course.modules.find((module) => module.title === title)?.items ?? [],
    links: links.filter(({ moduleTitle }) => moduleTitle === title),
  }))
}
