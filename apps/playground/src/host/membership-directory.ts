import { enrollmentsOf } from '../district/roster.ts'
import type { Directory, Member } from '../platform/services/directory.ts'
import type { Host, Organization } from './host.ts'

type Naming = Pick<Host, 'userIdOf' | 'resourceLinkIdOf'>

/** The courses of every organization, named in services by their numbers and in launches by `contextIdOf`. */
export function membershipDirectory(
  organizations: readonly Organization[],
  { userIdOf, resourceLinkIdOf }: Naming,
  contextIdOf: (course: { id: string; opaqueId: string }) => string,
  extraOf: (userName: string) => Member['extra'] = () => undefined,
): Directory {
  const find = (key: string) => {
    for (const organization of organizations) {
      const course = organization.courses.find(key)
      if (course) return { organization, course }
    }
    return undefined
  }
  return {
    find(key) {
      const found = find(key)
      if (!found) return undefined
      const { course, organization } = found
      return {
        key: course.id,
        id: contextIdOf(course),
        label: course.code,
        title: course.title,
        members: enrollmentsOf(course, organization.people).map(({ person, role, active }) => ({
          userId: userIdOf(person),
          role: role === 'Teacher' ? 'Instructor' : 'Learner',
          status: active ? 'Active' : 'Inactive',
          givenName: person.givenName,
          familyName: person.familyName,
          email: person.email,
          sisId: person.sisId,
          extra: extraOf(person.id),
        })),
      }
    },
    hasLink({ key }, resourceLinkId) {
      const found = find(key)
      return (
        found !== undefined &&
        found.organization.links.of(found.course).some((link) => resourceLinkIdOf(link) === resourceLinkId)
      )
    },
  }
}
