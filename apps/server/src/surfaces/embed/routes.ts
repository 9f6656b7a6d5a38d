import { json, Router } from 'express'
import {
  appSearch,
  courseLinksRequest,
  eventBatch,
  nudgeResponse,
  pickRequest,
  redeemRequest,
  resourceSearch,
  reviewPointsRequest,
  reviewScoreRequest,
  termsAcceptance,
  type EventReceipt,
  type RedeemResponse,
} from '@lectern/api-contracts'
import type { AppId, ResourceId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { redeemLaunch } from '@lectern/tenancy'
import { idOf } from '../../http/path-id.ts'
import { parseRequest } from '../../http/problem-response.ts'
import { embedSessionOf, knownOnly, requireBearer, scopeOf, staffOnly } from './bearer.ts'
import type { EmbedSurface } from './embed-surface.ts'
import { personRoutes } from './person-routes.ts'
import { mayStudentOpen } from './student-access.ts'

/** `/api/v1`: what the page inside the hosts asks for. */
export function embedRoutes(surface: EmbedSurface): Router {
  const router = Router()
  router.use(json({ limit: '100kb' }))

  router.post('/session', async (req, res) => {
    const session = surface.codes.verify(parseRequest(redeemRequest, req.body).code)
    if (!(await redeemLaunch(surface.database.district(session.districtId), session.launchId)))
      throw codeUsed()
    const answer: RedeemResponse = surface.bearers.issue(session)
    res.set('cache-control', 'no-store').json(answer)
  })

  router.use(requireBearer(surface))

  router.get('/apps', staffOnly, async (req, res) => {
    res.json(await surface.searchApps(scopeOf(surface, res), parseRequest(appSearch, req.query)))
  })

  router.get('/apps/:id', async (req, res) => {
    const id = idOf<AppId>(req)
    mayTouch(res, [id])
    res.json(await surface.getApp(scopeOf(surface, res), id))
  })

  router.get('/resources', staffOnly, async (req, res) => {
    res.json(await surface.searchResources(scopeOf(surface, res), parseRequest(resourceSearch, req.query)))
  })

  router.post('/events', knownOnly(surface), async (req, res) => {
    const { events } = parseRequest(eventBatch, req.body)
    const scope = scopeOf(surface, res)
    const session = embedSessionOf(res)
    const appIds = [...new Set(events.map(({ appId }) => appId as AppId))] // a UUID by contract; looked up below
    mayTouch(res, appIds)
    const apps = await Promise.all(appIds.map((id) => surface.getApp(scope, id)))
    if (session.role === 'student' && !apps.every(mayStudentOpen)) throw notYours()
    const answer: EventReceipt = await surface.recordUse(scope, session, events)
    res.json(answer)
  })

  router.post('/picks', staffOnly, knownOnly(surface), async (req, res) => {
    const { appIds, resourceIds, ...request } = parseRequest(pickRequest, req.body)
    const scope = scopeOf(surface, res)
    const [apps, resources] = await Promise.all([
      Promise.all([...new Set(appIds)].map((id) => surface.getApp(scope, id as AppId))),
      Promise.all([...new Set(resourceIds)].map((id) => surface.getResource(scope, id as ResourceId))),
    ])
    if (!apps.every(mayStudentOpen)) throw notForClasses()
    res.json(await surface.answerPick(scope, embedSessionOf(res), request, { apps, resources }))
  })

  router.post('/course-links', staffOnly, async (req, res) => {
    const { handle } = parseRequest(courseLinksRequest, req.body)
    res.json(await surface.courseLinks(scopeOf(surface, res), embedSessionOf(res), handle))
  })

  router.post('/nudges/:id/response', staffOnly, async (req, res) => {
    const { response } = parseRequest(nudgeResponse, req.body)
    await surface.answerNudge(scopeOf(surface, res), embedSessionOf(res), idOf(req), response)
    res.status(204).end()
  })

  router.post('/terms/acceptance', knownOnly(surface), async (req, res) => {
    const accepted = parseRequest(termsAcceptance, req.body)
    await surface.acceptTerms(scopeOf(surface, res), embedSessionOf(res), accepted)
    res.status(204).end()
  })

  router.use('/person', personRoutes(surface))

  router.post('/review/score', async (req, res) => {
    const { handle } = parseRequest(reviewScoreRequest, req.body)
    res.json(await surface.reviewedScore(embedSessionOf(res), handle))
  })

  router.post('/review/points', staffOnly, knownOnly(surface), async (req, res) => {
    const given = parseRequest(reviewPointsRequest, req.body)
    res.json(await surface.givePoints(scopeOf(surface, res), embedSessionOf(res), given))
  })
  return router
}

/** A student's session names the one app it may touch. */
function mayTouch(res: Parameters<typeof embedSessionOf>[0], ids: readonly AppId[]): void {
  const { role, appId } = embedSessionOf(res)
  if (role === 'student' && ids.some((id) => id !== appId)) throw notYours()
}

const notForClasses = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'pick.not-approved',
    message: 'Only apps that students may open can be added to a class.',
  })

const notYours = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'session.other-app',
    message: 'This session was opened for one app, and may open no other.',
  })

const codeUsed = (): Problem =>
  new Problem({
    kind: 'unauthenticated',
    code: 'session.code-used',
    message: 'This page was already started once. Open Lectern from the course again.',
  })
