import type { Request } from 'express'
import { Problem } from '@lectern/problem'
import { account } from '../district/account.ts'
import type { CourseShelf } from '../district/course-shelf.ts'
import { mayEnter, type Course } from '../district/course.ts'
import type { ModuleLinks, PlacedLink } from '../district/module-links.ts'
import type { CourseView } from './pages/course-page.ts'
import { findPerson } from '../district/people.ts'
import { isStudent, type Person } from '../district/person.ts'

/** Whom the address says the visitor is. */
export function visitorOf(request: Request): Person {
  const { as } = request.query
  const person = findPerson(typeof as === 'string' ? as : undefined)
  if (!person)
    throw new Problem({
      kind: 'not-found',
      code: 'playground.unknown-person',
      message: 'The address does not say who you are. Choose a person on the first page.',
    })
  return person
}

/** The visitor and the course of the address, when the one may enter the other. */
export function visitorsCourse(request: Request, courses: CourseShelf): CourseView {
  const person = visitorOf(request)
  const course = courses.find(parameter(request, 'courseId'))
  if (!course)
    throw new Problem({
      kind: 'not-found',
      code: 'playground.unknown-course',
      message: 'There is no such course in this Canvas.',
    })
  if (!mayEnter(course, person))
    throw new Problem({
      kind: 'forbidden',
      code: 'playground.not-enrolled',
      message: `${person.givenName} is not enrolled in ${course.title}.`,
    })
  return { course, person }
}

/** The same, for what only those who teach may do there. */
export function visitorsTaughtCourse(request: Request, courses: CourseShelf): CourseView {
  const view = visitorsCourse(request, courses)
  if (isStudent(view.person))
    throw new Problem({
      kind: 'forbidden',
      code: 'playground.not-a-teacher',
      message: `${view.person.givenName} does not teach ${view.course.title}.`,
    })
  return view
}

/** The link of the address. */
export function visitorsLink(request: Request, course: Course, links: ModuleLinks): PlacedLink {
  const link = links.find(course, parameter(request, 'itemId'))
  if (link) return link
  throw new Problem({
    kind: 'not-found',
    code: 'playground.unknown-link',
    message: 'This course has no such link.',
  })
}

/** The visitor, when the address is the account's and the visitor administers it. */
export function visitorsAccount(request: Request): Person {
  const person = visitorOf(request)
  if (parameter(request, 'accountId') !== account.id)
    throw new Problem({
      kind: 'not-found',
      code: 'playground.unknown-account',
      message: 'There is no such account in this Canvas.',
    })
  if (person.kind !== 'admin')
    throw new Problem({
      kind: 'forbidden',
      code: 'playground.not-an-administrator',
      message: `${person.givenName} does not administer ${account.name}.`,
    })
  return person
}

function parameter(request: Request, name: string): string | undefined {
  const value = request.params[name]
  return typeof value === 'string' ? value : undefined
}
