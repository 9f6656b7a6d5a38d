import { ancestorsOf } from '../district/course-shelf.ts'
import { fullName, isStudent } from '../district/person.ts'
import type { HostLaunch } from '../host/host.ts'
import type { Variables } from '../platform/expand-variables.ts'

/** What Moodle knows; `$ResourceLink.id.history` is not among it, and a choice has no link yet. */
export const moodleVariables = ({ person, course, link, choice }: HostLaunch): Variables => ({
  'User.id': String(person.number),
  'User.username': person.id,
  'Person.sourcedId': person.sisId,
  'Person.name.full': fullName(person),
  'Person.name.given': person.givenName,
  'Person.name.family': person.familyName,
  'Person.email.primary': person.email,
  'Person.address.timezone': 'America/Chicago',
  'Context.id': course.id,
  'Context.title': course.title,
  'Context.label': course.code,
  'Context.sourcedId': course.sisId,
  'Context.id.history': ancestorsOf(course)
    .map(({ id }) => id)
    .join(','),
  'CourseSection.title': course.title,
  'CourseSection.label': course.code,
  'CourseSection.sourcedId': course.sisId,
  'Membership.role': isStudent(person) ? 'Learner' : 'Instructor',
  'Moodle.Person.userGroupIds': '',
  'ResourceLink.id': choice ? null : link?.id,
  'ResourceLink.title': choice ? null : link?.title,
})
