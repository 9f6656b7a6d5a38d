import type { CourseShelf } from '../district/course-shelf.ts'
import type { Course } from '../district/course.ts'
import type { ModuleLinks, PlacedLink } from '../district/module-links.ts'
import type { Person } from '../district/person.ts'
import type { Html } from '../pages/html.ts'
import type { Acceptance } from '../platform/accept-content-items.ts'
import type { Claims } from '../platform/message.ts'
import type { Platform } from '../platform/platform.ts'
import type { LineItem } from '../platform/services/gradebook.ts'
import type { ServiceDesk } from '../platform/services/service-desk.ts'
import type { ToolClient } from '../platform/services/tool-client.ts'

/** A customer of the host, with people and courses of its own; most hosts have one. */
export interface Organization {
  id: string
  name: string
  people: readonly Person[]
  courses: CourseShelf
  links: ModuleLinks
}

/** A tool as it stands in this host. */
export interface InstalledTool {
  /** Its number in addresses. */
  id: string
  platform: Platform
  /** Absent where its keys are unknown, so that it can neither answer choices nor call services. */
  client?: ToolClient
  deploymentOf(organization: Organization): string
  /** Where a choice begins; absent for a tool that offers none. */
  selectionUrl?: string
}

/** What a host calls its things. */
interface HostWords {
  courses: string
  /** The first entry of a course's menu: its content. */
  content: string
  people: string
  grades: string
  add: string
  addTitle: string
  admin: string
}

/** What is launched where, as a host tells the tool about it. */
export interface HostLaunch {
  person: Person
  organization: Organization
  installed: InstalledTool
  course: Course
  link?: PlacedLink
  /** The column of the link. */
  lineItem?: LineItem
  /** Present: the tool is asked for a choice. */
  choice?: { returnUrl: string; data: string }
  /** Present: the tool is asked for this student's work. */
  forUser?: Person
  custom?: Record<string, string>
  inFrame: boolean
  returnUrl: string
}

/** One host site: the same pages for all, and what sets this one apart. */
export interface Host {
  /** The first part of its addresses, and the class of its pages. */
  key: 'moodle' | 'schoology' | 'strict'
  name: string
  /** Its own address, without a slash at the end. */
  url: string
  words: HostWords
  organizations: readonly Organization[]
  /** Those that are in use; a registered one may still wait. */
  tools(): readonly InstalledTool[]
  desk: ServiceDesk
  /** How services name a course. */
  contextKeyOf(organization: Organization, course: Course): string
  /** How launches and services name a person. */
  userIdOf(person: Person): string
  loginHintOf(person: Person): string
  resourceLinkIdOf(link: PlacedLink): string
  /** Whether a course's menu opens the tool without a link. */
  hasCourseMenu: boolean
  /** What may be chosen, whether the request carries `data` that has to come back, and what items of a type become. */
  choice: Acceptance & { sendsData: boolean; keeps?: Readonly<Record<string, 'link' | 'web' | 'text'>> }
  /** How a column is named after the item that asked for it. */
  columnLabel: (title: string, label: string | undefined) => string
  claimsOf(launch: HostLaunch): Claims
  /** What the administrator sees. */
  adminContent(person: Person): Html
  /** Said when a course was copied, by hosts that say so. */
  announceCopy?: (organization: Organization, from: Course, to: Course) => void
}
