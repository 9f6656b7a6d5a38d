import { Router, type Request, type Response } from 'express'
import { Problem } from '@lectern/problem'
import { fullName } from '../district/person.ts'
import { studentsOf } from '../district/roster.ts'
import { serveFramedLaunch } from '../http/framed-launch.ts'
import { singleValues } from '../http/parameters.ts'
import type { Html } from '../pages/html.ts'
import type { ToolFrame } from '../pages/tool-frame.ts'
import { hostAddress, inCourse } from './addresses.ts'
import type { Host, HostLaunch } from './host.ts'
import { launchPage } from './pages/launch-pages.ts'
import { courseVisitOf, linkOf, teachingVisitOf, toolOf, toolOfLink, type CourseVisit } from './visitor.ts'

/** The tool opened from a course: its menu, its links, its grades. */
export function launchRoutes(host: Host): Router {
  const router = Router()

  if (host.hasCourseMenu)
    router.get('/courses/:courseId/tools/:toolId', async (request, response) => {
      const visit = courseVisitOf(host, request)
      const installed = toolOf(host, request)
      await serveLaunch(request, response, visit, {
        installed,
        path: `/tools/${installed.id}`,
        render: (frame) => launchPage({ visit, section: installed, title: frame.toolName, frame }),
      })
    })

  router.get('/courses/:courseId/links/:linkId', async (request, response) => {
    const visit = courseVisitOf(host, request)
    const link = linkOf(visit, request)
    await serveLaunch(request, response, visit, {
      installed: toolOfLink(host, link),
      link,
      targetLinkUri: link.url,
      path: `/links/${link.id}`,
      render: (frame) => launchPage({ visit, section: 'content', title: link.title, frame }),
    })
  })

  router.get('/courses/:courseId/review', async (request, response) => {
    const visit = teachingVisitOf(host, request)
    const { course, organization } = visit
    const { column: itemId, student: studentId } = singleValues(request.query)
    const item = host.desk.grades.find(host.contextKeyOf(organization, course), itemId)
    const link = organization.links
      .of(course)
      .find((placed) => host.resourceLinkIdOf(placed) === item?.resourceLinkId)
    const student = studentsOf(course, organization.people).find(({ id }) => id === studentId)
    if (!item || !link || !student) throw unknownSubmission()
    const { url, custom } = item.submissionReview ?? {}
    await serveLaunch(request, response, visit, {
      installed: toolOfLink(host, link),
      link,
      forUser: student,
      custom: singleValues(custom),
      targetLinkUri: typeof url === 'string' ? url : link.url,
      path: '/review',
      query: { column: item.id, student: student.id },
      render: (frame) =>
        launchPage({ visit, section: 'grades', title: `${item.label}: ${fullName(student)}`, frame }),
    })
  })
  return router
}

interface CourseLaunch extends Pick<HostLaunch, 'installed' | 'link' | 'forUser' | 'custom'> {
  path: string
  query?: Record<string, string>
  targetLinkUri?: string
  /** Called when the launch begins. */
  choice?: () => HostLaunch['choice']
  render: (frame: ToolFrame) => Html
}

export async function serveLaunch(
  request: Request,
  response: Response,
  visit: CourseVisit,
  { installed, path, query, targetLinkUri, choice, render, ...launch }: CourseLaunch,
): Promise<void> {
  const { host, person, organization, course } = visit
  await serveFramedLaunch(request, response, {
    platform: installed.platform,
    href: hostAddress(host, inCourse(course, path), person, query),
    render,
    intent: (inFrame) => ({
      loginHint: host.loginHintOf(person),
      deploymentId: installed.deploymentOf(organization),
      targetLinkUri: targetLinkUri ?? installed.platform.tool.launchUrl,
      claims: host.claimsOf({
        ...launch,
        installed,
        person,
        organization,
        course,
        inFrame,
        choice: choice?.(),
        lineItem:
          launch.link &&
          host.desk.grades.columnOf(
            host.contextKeyOf(organization, course),
            host.resourceLinkIdOf(launch.link),
          ),
        returnUrl: new URL(hostAddress(host, inCourse(course, '/returned'), person), host.url).href,
      }),
    }),
  })
}

const unknownSubmission = (): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'playground.unknown-submission',
    message: 'This course has no such column, or no such student.',
  })
