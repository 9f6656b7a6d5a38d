import type { SimulatedEducation } from './graph-education.ts'
import { graphError, listPage, type GraphCall, type GraphRoute } from './graph-route.ts'
import type { SimulatedTeamwork } from './graph-teamwork.ts'

interface SimulatedTab {
  id: string
  teamId: string
  channelId: string
  displayName: string
  configuration: { entityId: string; contentUrl: string; websiteUrl: string; removeUrl: string }
}

/** The channel tabs of one tenant's classes. */
export function simulatedChannels() {
  const tabs: SimulatedTab[] = []
  return { tabs }
}

export type SimulatedChannels = ReturnType<typeof simulatedChannels>

interface Tenants {
  education: (tenantId: string) => SimulatedEducation
  teamwork: (tenantId: string) => SimulatedTeamwork
  channels: (tenantId: string) => SimulatedChannels
}

const tabsPath = /^\/teams\/([\w-]+)\/channels\/([^/]+)\/tabs$/

/** `/appCatalogs/teamsApps` and `/teams/{id}/channels/{id}/tabs`. */
export const channelRoutes = (tenants: Tenants): GraphRoute[] => [
  {
    method: 'GET',
    path: /^\/appCatalogs\/teamsApps$/,
    delegated: ['AppCatalog.Read.All'],
    area: 'installations',
    respond: (call) => {
      const wanted = /externalId eq '([^']+)'/.exec(call.url.searchParams.get('$filter') ?? '')?.[1]
      const found = tenants.teamwork(call.tenantId).catalog.filter(({ manifestId }) => manifestId === wanted)
      return listPage(
        call,
        found.map(({ catalogId, manifestId }) => ({ id: catalogId, externalId: manifestId })),
      )
    },
  },
  {
    method: 'GET',
    path: tabsPath,
    delegated: ['TeamsTab.Read.All', 'TeamsTab.ReadWriteSelfForTeam', 'TeamsTab.ReadWriteForTeam'],
    area: 'other',
    respond: (call) => {
      const [teamId = '', channelId = ''] = call.ids
      if (!isMember(tenants.education(call.tenantId), call, teamId))
        return graphError(403, 'Forbidden', 'Failed to execute backend request.')
      const { tabs } = tenants.channels(call.tenantId)
      const own = tabs.filter(
        (tab) => tab.teamId === teamId && tab.channelId === decodeURIComponent(channelId),
      )
      return listPage(call, own)
    },
  },
  {
    method: 'POST',
    path: tabsPath,
    delegated: ['TeamsTab.Create', 'TeamsTab.ReadWriteSelfForTeam', 'TeamsTab.ReadWriteForTeam'],
    area: 'other',
    respond: (call) => {
      const [teamId = '', channelId = ''] = call.ids
      if (!isMember(tenants.education(call.tenantId), call, teamId))
        return graphError(403, 'Forbidden', 'Failed to execute backend request.')
      // What Graph keeps of it comes back as it was sent.
      const { displayName, configuration } = call.body as Pick<SimulatedTab, 'displayName' | 'configuration'>
      const id = crypto.randomUUID()
      const tab = { id, teamId, channelId: decodeURIComponent(channelId), displayName, configuration }
      tenants.channels(call.tenantId).tabs.push(tab)
      return Response.json({ id, displayName }, { status: 201 })
    },
  },
]

const isMember = (education: SimulatedEducation, { objectId = '' }: GraphCall, teamId: string): boolean =>
  education.classesOf(objectId, 'member').some(({ id }) => id === teamId)
