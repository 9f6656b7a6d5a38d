import type { Request } from 'express'
import { Problem, type ProblemKind } from '@lectern/problem'
import { mayEnter, type Course } from '../district/course.ts'
import type { PlacedLink } from '../district/module-links.ts'
import { isStudent, type Person } from '../district/person.ts'
import type { Host, InstalledTool, Organization } from './host.ts'

export interface Visit {
  host: Host
  person: Person
  organization: Organization
}

export interface CourseVisit extends Visit {
  course: Course
}

/** Whom the address says the visitor is, and where that person belongs. */
export function visitOf(host: Host, request: Request): Visit {
  const { as } = request.query
  for (const organization of host.organizations) {
    const person = organization.people.find(({ id }) => id === as)
    if (person) return { host, person, organization }
  }
  throw refuse('not-found', 'unknown-person', 'The address does not say who you are. Choose a person first.')
}

/** The visitor and the course of the address, when the one may enter the other. */
export function courseVisitOf(host: Host, request: Request): CourseVisit {
  const visit = visitOf(host, request)
  const course = visit.organization.courses.find(parameter(request, 'courseId'))
  if (!course) throw refuse('not-found', 'unknown-course', `There is no such course in this ${host.name}.`)
  if (mayEnter(course, visit.person)) return { ...visit, course }
  throw refuse('forbidden', 'not-enrolled', `${visit.person.givenName} is not enrolled in ${course.title}.`)
}

/** The same, for what only those who teach may do there. */
export function teachingVisitOf(host: Host, request: Request): CourseVisit {
  const visit = courseVisitOf(host, request)
  if (!isStudent(visit.person)) return visit
  throw refuse(
    'forbidden',
    'not-a-teacher',
    `${visit.person.givenName} does not teach ${visit.course.title}.`,
  )
}

export function administratorOf(host: Host, request: Request): Visit {
  const visit = visitOf(host, request)
  if (visit.person.kind === 'admin') return visit
  throw refuse(
    'forbidden',
    'not-an-administrator',
    `${visit.person.givenName} does not administer ${visit.organization.name}.`,
  )
}

export function toolOf(host: Host, request: Request): InstalledTool {
  const installed = host.tools().find(({ id }) => id === parameter(request, 'toolId'))
  if (installed) return installed
  throw refuse('not-found', 'unknown-tool', `There is no such tool in this ${host.name}.`)
}

export function linkOf({ organization, course }: CourseVisit, request: Request): PlacedLink {
  const link = organization.links.find(course, parameter(request, 'linkId'))
  if (link) return link
  throw refuse('not-found', 'unknown-link', 'This course has no such link.')
}

/** The tool that opens a link; the only one that there is, unless the link says. */
export function toolOfLink(host: Host, { toolId }: PlacedLink): InstalledTool {
  const tools = host.tools()
  const installed = toolId === undefined ? tools[0] : tools.find(({ id }) => id === toolId)
  if (installed) return installed
  throw refuse('not-found', 'unknown-tool', `The tool of this link is not in this ${host.name} any more.`)
}

const refuse = (kind: ProblemKind, code: string, message: string): Problem =>
  new Problem({ kind, code: `playground.${code}`, message })

function parameter(request: Request, name: string): string | undefined {
  const value = request.params[name]
  return typeof value === 'string' ? value : undefined
}
