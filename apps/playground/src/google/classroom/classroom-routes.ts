import { Router, urlencoded } from 'express'
import { singleValues } from '../../http/parameters.ts'
import { sendPage } from '../../http/send-page.ts'
import type { Html } from '../../pages/html.ts'
import type { GoogleSite } from '../google-site.ts'
import { changeMembers, reusePost } from './class-actions.ts'
import { classesPage } from './pages/classes-page.ts'
import { classworkPage, peoplePage, reusePage, streamPage } from './pages/class-pages.ts'
import { isPostKind } from './post.ts'
import { postRoutes } from './post-routes.ts'
import { signedInOnly } from './signed-in-only.ts'
import { at, classVisitOf, inClass, inPost, teachingVisitOf, type ClassVisit } from './visit.ts'

/** The pages of Classroom, at `/u/:account/` for each account that is signed in, and for the first without. */
export function classroomRoutes(site: GoogleSite): Router {
  const root = Router()
  const router = Router({ mergeParams: true })
  root.use('/u/:account', router)
  root.use('/', router)
  router.use(urlencoded({ extended: false, limit: '64kb' }))

  const page = (path: string, render: (visit: ClassVisit) => Html): void => {
    router.get(
      `/c/:course${path}`,
      signedInOnly(site, (visit, request, response) => {
        sendPage(response, render(classVisitOf(visit, request)))
      }),
    )
  }
  /** Something a teacher does, and the page to go on to. */
  const action = (path: string, act: (visit: ClassVisit, form: Record<string, string>) => string): void => {
    router.post(
      `/c/:course${path}`,
      signedInOnly(site, (visit, request, response) => {
        response.redirect(303, act(teachingVisitOf(visit, request), singleValues(request.body)))
      }),
    )
  }

  router.get(
    ['/', '/h'],
    signedInOnly(site, (visit, _request, response) => sendPage(response, classesPage(visit))),
  )
  page('', streamPage)
  page('/classwork', classworkPage)
  page('/people', peoplePage)
  router.get(
    '/c/:course/reuse',
    signedInOnly(site, (visit, request, response) => {
      sendPage(response, reusePage(teachingVisitOf(visit, request)))
    }),
  )
  action('/copy', (visit) => at(visit, `/c/${site.posts.copyCourse(visit.course, visit.account.sub).id}`))
  action('/posts', (visit, { kind }) => {
    const post = site.posts.draft(visit.course, isPostKind(kind) ? kind : 'assignment', visit.account.sub)
    return inPost({ ...visit, post }, '/edit')
  })
  action('/reuse', (visit, form) => inPost({ ...visit, post: reusePost(visit, form) }, '/edit'))
  action('/people', (visit, form) => {
    changeMembers(visit, form)
    const isGone = !visit.course.teachers.includes(visit.account.sub)
    return isGone ? at(visit) : inClass(visit, '/people')
  })
  router.use('/c/:course/a/:item', postRoutes(site))
  return root
}
