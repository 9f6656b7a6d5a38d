import type { Organization } from '../host/host.ts'
import { enrollmentsOf } from '../district/roster.ts'
import type { Directory } from '../platform/services/directory.ts'

/** Moodle names courses, people and links by plain numbers, and lists people by their family name. */
export const moodleDirectory = ({ courses, links, people }: Organization): Directory => ({
  find(key) {
    const course = courses.find(key)
    return (
      course && {
        key: course.id,
        id: course.id,
        label: course.code,
        title: course.title,
        members: enrollmentsOf(course, people)
          .map(({ person, role, active }) => ({
            userId: String(person.number),
            role: role === 'Teacher' ? ('Instructor' as const) : ('Learner' as const),
            status: active ? ('Active' as const) : ('Inactive' as const),
            givenName: person.givenName,
            familyName: person.familyName,
            email: person.email,
            sisId: person.sisId,
            extra: { ext_user_username: person.id },
          }))
          .sort((a, b) => a.familyName.localeCompare(b.familyName)),
      }
    )
  },
  hasLink(context, resourceLinkId) {
    const course = courses.find(context.key)
    return course !== undefined && links.of(course).some(({ id }) => id === resourceLinkId)
  },
})
