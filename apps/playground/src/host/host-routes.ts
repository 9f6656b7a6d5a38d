import { Router, type Request } from 'express'
import { flashOf, flashParameters } from '../http/flash.ts'
import { singleValues } from '../http/parameters.ts'
import { sendPage } from '../http/send-page.ts'
import type { Html } from '../pages/html.ts'
import { returnedPage } from '../pages/returned-page.ts'
import { serviceRoutes } from '../platform/services/service-routes.ts'
import { hostAddress, inCourse } from './addresses.ts'
import { choiceRoutes } from './choice-routes.ts'
import { copyCourse } from './copy-course.ts'
import type { Host } from './host.ts'
import { launchRoutes } from './launch-routes.ts'
import { addPage, contentPage, peoplePage, settingsPage } from './pages/course-pages.ts'
import { gradesPage } from './pages/grades-page.ts'
import { homePage, whoPage } from './pages/home-page.ts'
import { hostPage } from './pages/host-page.ts'
import {
  administratorOf,
  courseVisitOf,
  linkOf,
  teachingVisitOf,
  visitOf,
  type CourseVisit,
} from './visitor.ts'

/** The pages and services of one host, its pages under its own first word. */
export function hostRoutes(host: Host): Router {
  const root = Router()
  const router = Router()
  root.use(serviceRoutes(host.desk))
  root.use(`/${host.key}`, launchRoutes(host), choiceRoutes(host), router)
  const page = (path: string, render: (request: Request) => Html): void => {
    router.get(path, (request, response) => sendPage(response, render(request)))
  }
  const inside = (rest: string, render: (visit: CourseVisit, request: Request) => Html): void =>
    page(`/courses/:courseId${rest}`, (request) => render(courseVisitOf(host, request), request))

  page('/', () => whoPage(host))
  page('/home', (request) => homePage(visitOf(host, request)))
  page('/admin', (request) => {
    const visit = administratorOf(host, request)
    return hostPage({
      visit,
      title: host.words.admin,
      active: 'admin',
      content: host.adminContent(visit.person),
    })
  })
  inside('', (visit, { query }) => contentPage(visit, flashOf(query)))
  inside('/people', peoplePage)
  inside('/grades', gradesPage)
  page('/courses/:courseId/settings', (request) => settingsPage(teachingVisitOf(host, request)))
  page('/courses/:courseId/add', (request) =>
    addPage(teachingVisitOf(host, request), singleValues(request.query)['module'] ?? ''),
  )
  inside('/returned', ({ course, person }, { query }) => {
    const flash = flashOf(query)
    return returnedPage({
      hostName: host.name,
      toolName: host.tools()[0]?.platform.tool.name ?? 'the tool',
      flash,
      backTo: hostAddress(host, inCourse(course), person, flashParameters(flash)),
    })
  })
  router.post('/courses/:courseId/links/:linkId/remove', (request, response) => {
    const visit = teachingVisitOf(host, request)
    const link = linkOf(visit, request)
    visit.organization.links.remove(link)
    const contextKey = host.contextKeyOf(visit.organization, visit.course)
    const column = host.desk.grades.columnOf(contextKey, host.resourceLinkIdOf(link))
    if (column) host.desk.grades.remove(column)
    response.redirect(303, hostAddress(host, inCourse(visit.course), visit.person))
  })
  router.post('/courses/:courseId/copy', (request, response) => {
    const visit = teachingVisitOf(host, request)
    response.redirect(303, hostAddress(host, inCourse(copyCourse(visit)), visit.person))
  })
  return root
}
