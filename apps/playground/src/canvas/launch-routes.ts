import { Router } from 'express'
import { account } from '../district/account.ts'
import { coursePath, toolId } from './addresses.ts'
import type { CanvasSite } from './canvas-site.ts'
import { accountToolPage, courseToolPage, moduleLinkPage } from './pages/tool-page.ts'
import type { ServeLaunch } from './serve-launch.ts'
import { visitorsAccount, visitorsCourse, visitorsLink } from './visitor.ts'

/** The tool's placements that open it. */
export function launchRoutes({ courses, links }: CanvasSite, serve: ServeLaunch): Router {
  const router = Router()

  router.get(`/courses/:courseId/external_tools/${toolId}`, async (request, response) => {
    const { course, person } = visitorsCourse(request, courses)
    await serve(request, response, {
      person,
      course,
      placement: 'course_navigation',
      path: coursePath(course, `/external_tools/${toolId}`),
      render: (frame) => courseToolPage({ course, person, frame }),
    })
  })

  router.get('/courses/:courseId/modules/items/:itemId', async (request, response) => {
    const { course, person } = visitorsCourse(request, courses)
    const link = visitorsLink(request, course, links)
    await serve(request, response, {
      person,
      course,
      link,
      placement: link.kind === 'assignment' ? 'assignment_selection' : 'link_selection',
      targetLinkUri: link.url,
      path: coursePath(course, `/modules/items/${link.id}`),
      render: (frame) => moduleLinkPage({ course, person, title: link.title, frame }),
    })
  })

  router.get(`/accounts/:accountId/external_tools/${toolId}`, async (request, response) => {
    const person = visitorsAccount(request)
    await serve(request, response, {
      person,
      placement: 'account_navigation',
      path: `/accounts/${account.id}/external_tools/${toolId}`,
      render: (frame) => accountToolPage({ person, frame }),
    })
  })

  return router
}
