import { Router, type Request } from 'express'
import { singleValues } from '../../http/parameters.ts'
import { sendPage } from '../../http/send-page.ts'
import type { Html } from '../../pages/html.ts'
import type { GoogleAccount } from '../google-accounts.ts'
import type { GoogleSite } from '../google-site.ts'
import { refuseGoogle } from '../refuse.ts'
import { changePost } from './change-post.ts'
import { signedInOnly } from './signed-in-only.ts'
import { goesOnMeanwhile } from './meanwhile.ts'
import { attachmentPage } from './pages/attachment-page.ts'
import { editorPage, type EditorAside } from './pages/editor-page.ts'
import { postPage } from './pages/post-page.ts'
import { gradingPage, studentsOf, workListPage } from './pages/work-pages.ts'
import { moveWork, returnWork } from './student-work.ts'
import {
  attachmentOf,
  classVisitOf,
  inPost,
  parameter,
  postVisitOf,
  teachingVisitOf,
  type PostVisit,
} from './visit.ts'

/** A post: read, written, attached to, worked on and graded. */
export function postRoutes(site: GoogleSite): Router {
  const router = Router({ mergeParams: true })
  const page = (path: string, render: (visit: PostVisit, request: Request) => Html, forAll = false): void => {
    router.get(
      path,
      signedInOnly(site, (visit, request, response) => {
        const within = forAll ? classVisitOf(visit, request) : teachingVisitOf(visit, request)
        sendPage(response, render(postVisitOf(within, request), request))
      }),
    )
  }
  /** Something that is done to a post, and the page to go on to. */
  const action = (
    path: string,
    act: (visit: PostVisit, request: Request) => string,
    forAll = false,
  ): void => {
    router.post(
      path,
      signedInOnly(site, (visit, request, response) => {
        const within = forAll ? classVisitOf(visit, request) : teachingVisitOf(visit, request)
        response.redirect(303, act(postVisitOf(within, request), request))
      }),
    )
  }

  page('/', postPage, true)
  page(
    '/attachments/:attachment',
    (visit, request) => attachmentPage(visit, attachmentOf(visit, parameter(request, 'attachment'))),
    true,
  )
  page('/edit', (visit, { query }) => editorPage(visit, asideOf(singleValues(query))))
  page('/work', workListPage)
  page('/work/:student', (visit, request) =>
    gradingPage(visit, studentOf(visit, request), singleValues(request.query)['attachment']),
  )

  action('/edit', (visit, { body }) => changePost(visit, singleValues(body)))
  action('/work/:student', (visit, request) => {
    const student = studentOf(visit, request)
    const { grade = '', action: how } = singleValues(request.body)
    const points = Number(grade.replace(',', '.'))
    if (grade.trim() !== '' && points >= 0) visit.post.drafts.set(student.sub, points)
    if (how === 'return') returnWork(site, visit.post, student.sub)
    return inPost(visit, `/work/${student.sub}`)
  })
  action('/disown', (visit, { body }) => {
    attachmentOf(visit, singleValues(body)['attachment']).project = 'another'
    return inPost(visit)
  })
  action(
    '/turn-in',
    (visit, { body }) => {
      const { state } = singleValues(body)
      moveWork(site, visit.post, visit.account.sub, state === 'TURNED_IN' ? state : 'RECLAIMED_BY_STUDENT')
      return inPost(visit)
    },
    true,
  )
  router.post(
    '/meanwhile',
    signedInOnly(site, (visit, request, response) => {
      goesOnMeanwhile(
        postVisitOf(classVisitOf(visit, request), request),
        singleValues(request.body)['action'],
      )
      response.status(204).end()
    }),
  )
  return router
}

function asideOf({ frame, url, offer, had }: Record<string, string>): EditorAside {
  if (frame === 'discovery') return { frame }
  if (frame === 'upgrade' && url !== undefined) return { frame, url }
  return offer === undefined ? undefined : { offer, had: Number(had) }
}

function studentOf(visit: PostVisit, request: Request): GoogleAccount {
  const student = studentsOf(visit).find(({ sub }) => sub === parameter(request, 'student'))
  if (student !== undefined) return student
  throw refuseGoogle('not-found', 'unknown-student', 'This class has no such student.')
}
