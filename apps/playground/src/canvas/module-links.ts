import { createHash } from 'node:crypto'
import type { Course, NativeItem } from './course.ts'

/** A link that a teacher placed into a module: it opens one thing in the tool. */
export interface ModuleLink {
  courseId: string
  /** An existing module is extended, a new one appended. */
  moduleTitle: string
  title: string
  /** Custom parameters of the link, as in `{ app: 'desmos' }`. */
  custom: Record<string, string>
}

export interface PlacedLink extends ModuleLink {
  id: string
  /** The id_token's `resource_link.id`. */
  opaqueId: string
}

export interface ModuleContent {
  title: string
  items: readonly NativeItem[]
  links: readonly PlacedLink[]
}

/** The course's modules with the links that teachers placed there. */
export function modulesOf(course: Course, links: readonly ModuleLink[]): ModuleContent[] {
  const placed = links.filter((link) => link.courseId === course.id).map(place)
  const titles = new Set(
    [...course.modules, ...placed.map((link) => ({ title: link.moduleTitle }))].map((m) => m.title),
  )
  return [...titles].map((title) => ({
    title,
    items: course.modules.find((module) => module.title === title)?.items ?? [],
    links: placed.filter((link) => link.moduleTitle === title),
  }))
}

/** Ids follow from the content, so that they survive a restart. */
function place(link: ModuleLink): PlacedLink {
  const opaqueId = createHash('sha1').update(JSON.stringify(link)).digest('hex')
  return { ...link, opaqueId, id: String(Number.parseInt(opaqueId.slice(0, 8), 16)) }
}
