import { Router, type Request } from 'express'
import { Problem } from '@lectern/problem'
import type { Course } from '../district/course.ts'
import { isStudent } from '../district/person.ts'
import { sendPage } from '../http/send-page.ts'
import type { Html } from '../pages/html.ts'
import { canvasAddress, coursePath } from './addresses.ts'
import type { CanvasSite } from './canvas-site.ts'
import { copyCourse } from './copy-course.ts'
import { flashOf, flashParameters } from '../http/flash.ts'
import { announcementsPage } from './pages/announcements-page.ts'
import type { CourseView } from './pages/course-page.ts'
import { courseSettingsPage } from './pages/course-settings-page.ts'
import { coursesPage, dashboardPage } from './pages/dashboard-page.ts'
import { gradesPage } from './pages/grades-page.ts'
import { helpPage } from './pages/help-page.ts'
import { homePage } from './pages/home-page.ts'
import { itemPage } from './pages/item-page.ts'
import { modulesPage } from './pages/modules-page.ts'
import { peoplePage } from './pages/people-page.ts'
import { returnedPage } from '../pages/returned-page.ts'
import { visitorOf, visitorsCourse, visitorsLink, visitorsTaughtCourse } from './visitor.ts'

/** Canvas' own pages of a person and of a course, under `/canvas`. */
export function pageRoutes(site: CanvasSite): Router {
  const { platform, links, courses, services } = site
  const router = Router()
  const toolName = platform.tool.name

  const page = (path: string, render: (request: Request) => Html): void => {
    router.get(path, (request, response) => sendPage(response, render(request)))
  }
  const course = (rest: string, render: (view: CourseView, request: Request) => Html): void =>
    page(`/courses/:courseId${rest}`, (request) => render(visitorsCourse(request, courses), request))

  page('/', (request) => dashboardPage(visitorOf(request), courses.of(visitorOf(request))))
  page('/courses', (request) => coursesPage(visitorOf(request), courses.of(visitorOf(request))))
  page('/help', (request) => helpPage(visitorOf(request), toolName))

  course('', (view, { query }) => homePage({ ...view, flash: flashOf(query) }))
  course('/announcements', announcementsPage)
  course('/modules', (view, { query }) =>
    modulesPage({
      ...view,
      modules: links.modulesOf(view.course),
      flash: flashOf(query),
      offersSelection: platform.readDeepLinkingResponse !== undefined,
      toolName,
    }),
  )
  router.post('/courses/:courseId/modules/items/:itemId/remove', (request, response) => {
    const { course, person } = visitorsTaughtCourse(request, courses)
    const link = visitorsLink(request, course, links)
    links.remove(link)
    const column = services?.desk.grades.columnOf(course.id, link.opaqueId)
    if (column) services?.desk.grades.remove(column)
    response.redirect(303, canvasAddress(coursePath(course, '/modules'), person))
  })
  course('/grades', (view) => gradesPage({ ...view, columns: toolColumns(site, view.course) }))
  course('/users', peoplePage)
  page('/courses/:courseId/settings', (request) =>
    courseSettingsPage({ ...visitorsTaughtCourse(request, courses), toolName }),
  )
  router.post('/courses/:courseId/copy', (request, response) => {
    const { course, person } = visitorsTaughtCourse(request, courses)
    const copy = copyCourse(site, course)
    const flash = flashParameters({ message: `This course is a copy of ${course.title}.` })
    response.redirect(303, canvasAddress(coursePath(copy), person, flash))
  })
  course('/items/:itemId', (view, { params }) => {
    const items = view.course.modules.flatMap((module) => module.items)
    const item = items.find(({ id }) => id === params['itemId'])
    if (!item)
      throw new Problem({
        kind: 'not-found',
        code: 'playground.unknown-item',
        message: 'This course has no such item.',
      })
    return itemPage({ ...view, item })
  })
  course('/external_content/success/external_tool_redirect', ({ course, person }, { query }) => {
    const rest = isStudent(person) ? '/modules' : ''
    const flash = flashOf(query)
    return returnedPage({
      hostName: platform.profile.name,
      toolName,
      flash,
      backTo: canvasAddress(coursePath(course, rest), person, flashParameters(flash)),
    })
  })
  return router
}

const toolColumns = ({ services }: CanvasSite, course: Course) =>
  services?.desk.grades
    .columns(course.id)
    .map((item) => ({ item, grades: services.desk.grades.gradesOf(item) })) ?? []
