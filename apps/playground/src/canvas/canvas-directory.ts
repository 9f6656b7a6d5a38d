import type { Course } from '../district/course.ts'
import type { CourseShelf } from '../district/course-shelf.ts'
import type { ModuleLinks } from '../district/module-links.ts'
import { enrollmentsOf } from '../district/roster.ts'
import type { Directory, DirectoryContext } from '../platform/services/directory.ts'

/** Canvas' services name a course by its number, and the launch by its opaque id. */
export function canvasDirectory({ courses, links }: { courses: CourseShelf; links: ModuleLinks }): Directory {
  return {
    find(key) {
      const course = courses.find(key)
      return course && contextOf(course)
    },
    hasLink(context, resourceLinkId) {
      const course = courses.find(context.key)
      // A navigation placement launches with the course's own id.
      return (
        course !== undefined &&
        (resourceLinkId === course.opaqueId || links.findByOpaqueId(course, resourceLinkId) !== undefined)
      )
    },
  }
}

const contextOf = (course: Course): DirectoryContext => ({
  key: course.id,
  id: course.opaqueId,
  label: course.code,
  title: course.title,
  members: enrollmentsOf(course).map(({ person, role, active }) => ({
    userId: person.ltiId,
    role: role === 'Teacher' ? 'Instructor' : 'Learner',
    status: active ? 'Active' : 'Inactive',
    givenName: person.givenName,
    familyName: person.familyName,
    email: person.email,
    sisId: person.sisId,
  })),
})
