import { Router, type Request } from 'express'
import { account } from '../district/account.ts'
import { people } from '../district/people.ts'
import { sendPage } from '../http/send-page.ts'
import type { Html } from '../pages/html.ts'
import { helloWorldNotice } from '../platform/services/notice-office.ts'
import { canvasAddress } from './addresses.ts'
import type { CanvasSite } from './canvas-site.ts'
import { flashOf, flashParameters } from '../http/flash.ts'
import { accountCoursesPage } from './pages/account-page.ts'
import { accountSettingsPage } from './pages/account-settings-page.ts'
import { accountUsersPage } from './pages/account-users-page.ts'
import { returnedPage } from '../pages/returned-page.ts'
import { visitorsAccount } from './visitor.ts'

/** The pages of the administrator, under `/canvas/accounts`. */
export function accountRoutes({ platform, courses, services }: CanvasSite): Router {
  const router = Router()
  const toolName = platform.tool.name
  const page = (rest: string, render: (request: Request) => Html): void => {
    router.get(`/accounts/:accountId${rest}`, (request, response) => sendPage(response, render(request)))
  }

  page('', (request) =>
    accountCoursesPage({
      person: visitorsAccount(request),
      toolName,
      courses: courses.all(),
      flash: flashOf(request.query),
    }),
  )
  page('/users', (request) => accountUsersPage({ person: visitorsAccount(request), toolName, people }))
  page('/settings', (request) =>
    accountSettingsPage({
      person: visitorsAccount(request),
      toolName,
      profile: platform.profile,
      services,
      flash: flashOf(request.query),
    }),
  )
  router.post('/accounts/:accountId/notices', async (request, response) => {
    const person = visitorsAccount(request)
    await services?.desk.notices.announce(helloWorldNotice, {})
    response.redirect(303, canvasAddress(`/accounts/${account.id}/settings`, person))
  })
  page('/external_content/success/external_tool_redirect', (request) => {
    const flash = flashOf(request.query)
    const person = visitorsAccount(request)
    return returnedPage({
      hostName: platform.profile.name,
      toolName,
      flash,
      backTo: canvasAddress(`/accounts/${account.id}`, person, flashParameters(flash)),
    })
  })
  return router
}
