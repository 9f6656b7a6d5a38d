import { Router, type Request, type RequestHandler } from 'express'
import { sendPage } from '../../http/send-page.ts'
import type { Html } from '../../pages/html.ts'
import { formOf } from '../microsoft/send-answer.ts'
import type { TeamsSite } from '../teams-site.ts'
import { channelRoutes } from './channel-routes.ts'
import { deepLinkTarget } from './deep-link.ts'
import { addAppPage, appPage } from './pages/app-page.ts'
import { activityPage, assignmentsPage } from './pages/feed-pages.ts'
import { peoplePage } from './pages/people-page.ts'
import { teamsListPage } from './pages/team-pages.ts'
import { tabTokenFor } from './tab-token.ts'
import { refuse, teamsVisitor } from './teams-visit.ts'
import { teamsAddress, viewOf, type TeamsView } from './teams-view.ts'

/** Teams in a browser, and what its pages ask the host for. */
export function teamsRoutes(site: TeamsSite): Router {
  const router = Router()
  const firstTab = (): string => site.catalog.app().personalTabs[0]?.entityId ?? ''
  const shows =
    (page: (site: TeamsSite, view: TeamsView) => Html): RequestHandler =>
    (request, response) =>
      sendPage(response, page(site, viewOf(request)))

  router.use(atKnownAddress(site))
  router.get('/', (_request, response) => sendPage(response, peoplePage(firstTab())))
  router.get('/activity', shows(activityPage))
  router.get('/assignments', shows(assignmentsPage))
  router.get('/teams', shows(teamsListPage))
  router.get('/apps{/:entityId}', (request, response) => {
    const view = viewOf(request)
    const { catalog } = site
    if (!catalog.isInstalled(view.person.oid)) return sendPage(response, addAppPage(site, view))
    const wanted = String(request.params['entityId'] ?? firstTab())
    const tab = catalog.app().personalTabs.find(({ entityId }) => entityId === wanted)
    if (!tab) throw refuse('not-found', 'unknown-tab', 'The app has no such tab.')
    sendPage(response, appPage(site, view, tab))
  })
  router.post('/apps', (request, response) => {
    const view = viewOf(request)
    site.catalog.install(view.person.oid)
    response.redirect(303, teamsAddress(view, `/apps/${firstTab()}`))
  })
  router.get('/l/entity/:manifestId/:entityId', (request, response) => {
    // A link from mail or from another browser does not say who opens it.
    if (request.query['as'] === undefined) return sendPage(response, peoplePage(firstTab(), request.url))
    const { manifestId, entityId } = request.params
    const { context } = request.query
    const link = { manifestId, entityId, ...(typeof context === 'string' && { context }) }
    response.redirect(deepLinkTarget(site, viewOf(request), link))
  })
  router.post('/api/tab-token', async (request: Request, response) => {
    const form = formOf(request)
    const wanted = { page: form.get('page') ?? '', asked: form.get('claims') ?? undefined }
    response.json(await tabTokenFor(site, teamsVisitor(request), wanted))
  })
  router.use('/teams/:courseId/:channel', channelRoutes(site))
  return router
}

/** The usual name of this machine is the one that tabs are told; its other name, on request, they do not know. */
const atKnownAddress =
  ({ base, switches }: TeamsSite): RequestHandler =>
  (request, response, next) => {
    const known = new URL(base)
    const wanted = switches.unlistedHost ? `localhost:${known.port}` : known.host
    if (request.method !== 'GET' || request.headers.host === wanted) return next()
    response.redirect(`http://${wanted}${request.originalUrl}`)
  }
