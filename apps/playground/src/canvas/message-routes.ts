import { Router, type Request } from 'express'
import { Problem } from '@lectern/problem'
import { account } from '../district/account.ts'
import { findPerson, people } from '../district/people.ts'
import { fullName, type Person } from '../district/person.ts'
import { studentsOf } from '../district/roster.ts'
import { singleValues } from '../http/parameters.ts'
import { coursePath, toolId } from './addresses.ts'
import type { CanvasSite } from './canvas-site.ts'
import { accountMessagePage, courseMessagePage } from './pages/message-page.ts'
import type { ServeLaunch } from './serve-launch.ts'
import { submissionUnderReview } from './submission-under-review.ts'
import { visitorsAccount, visitorsCourse, visitorsTaughtCourse } from './visitor.ts'

/** Launches that open no link: a tool answers them or says that it does not. */
export function messageRoutes(site: CanvasSite, serve: ServeLaunch): Router {
  const { courses, platform } = site
  const router = Router()
  const toolName = platform.tool.name

  router.get('/courses/:courseId/gradebook/speed_grader', async (request, response) => {
    const view = visitorsTaughtCourse(request, courses)
    const { line_item: itemId, student: studentId } = singleValues(request.query)
    const submission = submissionUnderReview(site, view.course, itemId)
    const student = studentsOf(view.course).find(({ id }) => id === studentId)
    if (!submission || !student) throw unknownSubmission()
    await serve(request, response, {
      ...view,
      link: submission.link,
      message: { type: 'LtiSubmissionReviewRequest', forUser: student, custom: submission.custom },
      targetLinkUri: submission.url,
      path: coursePath(view.course, '/gradebook/speed_grader'),
      query: { line_item: submission.item.id, student: student.id },
      render: (frame) =>
        courseMessagePage({
          ...view,
          section: 'grades',
          title: `${submission.item.label}: ${fullName(student)}`,
          frame,
        }),
    })
  })

  router.get(`/courses/:courseId/external_tools/${toolId}/context_launch`, async (request, response) => {
    const view = visitorsTaughtCourse(request, courses)
    await serve(request, response, {
      ...view,
      message: { type: 'LtiContextLaunchRequest' },
      path: coursePath(view.course, `/external_tools/${toolId}/context_launch`),
      render: (frame) =>
        courseMessagePage({ ...view, section: 'settings', title: `${toolName} for this course`, frame }),
    })
  })

  router.get(`/courses/:courseId/external_tools/${toolId}/eula`, async (request, response) => {
    const view = visitorsCourse(request, courses)
    await serve(request, response, {
      ...view,
      message: { type: 'LtiEulaRequest' },
      path: coursePath(view.course, `/external_tools/${toolId}/eula`),
      render: (frame) =>
        courseMessagePage({ ...view, section: 'home', title: `Terms of ${toolName}`, frame }),
    })
  })

  router.get('/accounts/:accountId/users/:personId/data_privacy', async (request, response) => {
    const person = visitorsAccount(request)
    const about = subjectOf(request)
    await serve(request, response, {
      person,
      message: { type: 'LtiDataPrivacyLaunchRequest', forUser: about },
      path: `/accounts/${account.id}/users/${about.id}/data_privacy`,
      render: (frame) =>
        accountMessagePage({
          person,
          toolName,
          section: 'users',
          title: `Data about ${fullName(about)}`,
          frame,
        }),
    })
  })
  return router
}

function subjectOf(request: Request): Person {
  const { personId } = request.params
  const person = findPerson(typeof personId === 'string' ? personId : undefined)
  if (person && people.includes(person)) return person
  throw new Problem({
    kind: 'not-found',
    code: 'playground.unknown-person',
    message: 'There is no such person in this Canvas.',
  })
}

const unknownSubmission = (): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'playground.unknown-submission',
    message: 'This course has no such column, or no such student.',
  })
