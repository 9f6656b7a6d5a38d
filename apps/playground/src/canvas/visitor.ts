import type { Request } from 'express'
import { Problem } from '@lectern/problem'
import { account } from './account.ts'
import { findCourse } from './courses.ts'
import { mayEnter } from './course.ts'
import type { CourseView } from './pages/course-page.ts'
import { findPerson } from './people.ts'
import type { Person } from './person.ts'

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
export function visitorsCourse(request: Request): CourseView {
  const person = visitorOf(request)
  const course = findCourse(parameter(request, 'courseId'))
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
