import type { Html } from '../../pages/html.ts'
import { canvasAddress, coursePath, toolId } from '../addresses.ts'
import type { Course } from '../../district/course.ts'
import { isStudent, type Person } from '../../district/person.ts'
import type { Flash } from '../../http/flash.ts'
import { canvasPage, type Crumb } from './canvas-page.ts'

export type CourseSection = 'home' | 'announcements' | 'modules' | 'grades' | 'people' | 'tool' | 'settings'

export interface CourseView {
  course: Course
  person: Person
}

interface CoursePage extends CourseView {
  section: CourseSection
  title: string
  crumbs?: readonly Crumb[]
  content: Html
  aside?: Html
  scripts?: readonly string[]
  /** What a tool said at the end of a visit. */
  flash?: Flash
}

/** A page inside a course, with the course's menu and the tool's placement in it. */
export function coursePage(page: CoursePage): Html {
  const { course, person, section } = page
  const home = canvasAddress(coursePath(course), person)
  return canvasPage({
    ...page,
    title: `${page.title}: ${course.title}`,
    active: 'courses',
    crumbs: [{ label: course.code, href: home }, ...(page.crumbs ?? [{ label: page.title }])],
    menu: {
      label: 'Course menu',
      items: courseMenu(person).map(({ key, label, path }) => ({
        label,
        href: canvasAddress(coursePath(course, path), person),
        current: key === section,
      })),
    },
    leaveStudentView:
      person.kind === 'test-student' ? `/canvas${coursePath(course)}?as=${course.teacherId}` : undefined,
  })
}

/** The placement is visible to those who teach (Canvas `visibility: admins`); students follow links. */
const courseMenu = (person: Person): { key: CourseSection; label: string; path: string }[] => [
  { key: 'home', label: 'Home', path: '' },
  { key: 'announcements', label: 'Announcements', path: '/announcements' },
  { key: 'modules', label: 'Modules', path: '/modules' },
  { key: 'grades', label: 'Grades', path: '/grades' },
  { key: 'people', label: 'People', path: '/users' },
  ...(isStudent(person)
    ? []
    : [
        { key: 'tool' as const, label: placementLabel, path: `/external_tools/${toolId}` },
        { key: 'settings' as const, label: 'Settings', path: '/settings' },
      ]),
]

/** What the tool's registration calls its entry in a course menu. */
export const placementLabel = 'Approved apps'
