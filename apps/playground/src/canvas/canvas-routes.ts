import { Router, type Request } from 'express'
import { Problem } from '@lectern/problem'
import { sendPage } from '../http/send-page.ts'
import type { Html } from '../pages/html.ts'
import type { Platform } from '../platform/platform.ts'
import { account } from '../district/account.ts'
import { canvasAddress, coursePath } from './addresses.ts'
import { isStudent } from '../district/person.ts'
import { flashOf } from './flash.ts'
import type { ModuleLinks } from './module-links.ts'
import { accountCoursesPage, accountSettingsPage } from './pages/account-page.ts'
import { announcementsPage } from './pages/announcements-page.ts'
import type { CourseView } from './pages/course-page.ts'
import { coursesPage, dashboardPage } from './pages/dashboard-page.ts'
import { gradesPage } from './pages/grades-page.ts'
import { helpPage } from './pages/help-page.ts'
import { homePage } from './pages/home-page.ts'
import { itemPage } from './pages/item-page.ts'
import { modulesPage } from './pages/modules-page.ts'
import { peoplePage } from './pages/people-page.ts'
import { returnedPage } from './pages/returned-page.ts'
import { visitorOf, visitorsAccount, visitorsCourse, visitorsLink, visitorsTaughtCourse } from './visitor.ts'

/** Canvas' own pages, under `/canvas`; launches have a router of their own. */
export function canvasRoutes(platform: Platform, links: ModuleLinks): Router {
  const router = Router()
  const toolName = platform.tool.name

  const page = (path: string, render: (request: Request) => Html): void => {
    router.get(path, (request, response) => sendPage(response, render(request)))
  }
  const course = (rest: string, render: (view: CourseView, request: Request) => Html): void =>
    page(`/courses/:courseId${rest}`, (request) => render(visitorsCourse(request), request))

  page('/', (request) => dashboardPage(visitorOf(request)))
  page('/courses', (request) => coursesPage(visitorOf(request)))
  page('/help', (request) => helpPage(visitorOf(request), toolName))

  course('', homePage)
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
    const { course, person } = visitorsTaughtCourse(request)
    links.remove(visitorsLink(request, course, links))
    response.redirect(303, canvasAddress(coursePath(course, '/modules'), person))
  })
  course('/grades', gradesPage)
  course('/users', peoplePage)
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
    return returnedPage({
      toolName,
      flash: flashOf(query),
      backTo: canvasAddress(coursePath(course, rest), person),
    })
  })

  page('/accounts/:accountId', (request) =>
    accountCoursesPage({ person: visitorsAccount(request), toolName }),
  )
  page('/accounts/:accountId/settings', (request) =>
    accountSettingsPage({ person: visitorsAccount(request), toolName, profile: platform.profile }),
  )
  page('/accounts/:accountId/external_content/success/external_tool_redirect', (request) =>
    returnedPage({
      toolName,
      flash: flashOf(request.query),
      backTo: canvasAddress(`/accounts/${account.id}`, visitorsAccount(request)),
    }),
  )
  return router
}
