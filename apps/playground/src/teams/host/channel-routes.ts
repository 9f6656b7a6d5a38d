import { Router, type Request } from 'express'
import { sendPage } from '../../http/send-page.ts'
import { formOf } from '../microsoft/send-answer.ts'
import type { TeamsSite } from '../teams-site.ts'
import type { ChannelTab } from './channel-tabs.ts'
import {
  channelPath,
  channelTabPage,
  configurationPage,
  postsPage,
  removalPage,
  type ChannelVisit,
} from './pages/team-pages.ts'
import { readSettings } from './read-settings.ts'
import { channelOf, refuse, teamOf } from './teams-visit.ts'
import { teamsAddress, viewOf } from './teams-view.ts'

/** A channel and its tabs; those who own the team add, change and remove them. */
export function channelRoutes(site: TeamsSite): Router {
  const router = Router({ mergeParams: true })
  const { tabs } = site

  router.get('/', (request, response) => sendPage(response, postsPage(visitOf(site, request))))
  router.get('/add', (request, response) => {
    sendPage(response, configurationPage(ownersVisitOf(site, request)))
  })
  router.post('/tabs', (request, response) => {
    const visit = ownersVisitOf(site, request)
    const settings = readSettings(site, formOf(request))
    const tab = tabs.add({ ...settings, channelId: visit.channel.id })
    response.json({ href: tabAddress(visit, tab) })
  })
  router.get('/tabs/:tabId', (request, response) => {
    const visit = visitOf(site, request)
    sendPage(response, channelTabPage(visit, tabOf(visit, request)))
  })
  router.get('/tabs/:tabId/settings', (request, response) => {
    const visit = ownersVisitOf(site, request)
    sendPage(response, configurationPage(visit, tabOf(visit, request)))
  })
  router.post('/tabs/:tabId', (request, response) => {
    const visit = ownersVisitOf(site, request)
    const tab = tabOf(visit, request)
    tabs.change(tab, readSettings(site, formOf(request)))
    response.json({ href: tabAddress(visit, tab) })
  })
  router.get('/tabs/:tabId/remove', (request, response) => {
    const visit = ownersVisitOf(site, request)
    sendPage(response, removalPage(visit, tabOf(visit, request)))
  })
  router.post('/tabs/:tabId/remove', (request, response) => {
    const visit = ownersVisitOf(site, request)
    tabs.remove(tabOf(visit, request))
    response.redirect(303, teamsAddress(visit.view, channelPath(visit.team, visit.channel)))
  })
  return router
}

const tabAddress = ({ view, team, channel }: ChannelVisit, { id }: ChannelTab): string =>
  teamsAddress(view, channelPath(team, channel, `/tabs/${id}`))

function visitOf(site: TeamsSite, request: Request): ChannelVisit {
  const view = viewOf(request)
  const { team, role } = teamOf(site, view.person, request)
  return { site, view, team, role, channel: channelOf(team, view.person, request) }
}

function ownersVisitOf(site: TeamsSite, request: Request): ChannelVisit {
  const visit = visitOf(site, request)
  if (visit.role === 0) return visit
  throw refuse('forbidden', 'not-an-owner', `${visit.view.person.name} does not own the team.`)
}

function tabOf({ site, channel }: ChannelVisit, { params }: Request): ChannelTab {
  const tab = site.tabs.find(channel.id, String(params['tabId']))
  if (tab) return tab
  throw refuse('not-found', 'unknown-tab', 'The channel has no such tab any more.')
}
