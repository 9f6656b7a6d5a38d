import type { TeamsSite } from '../teams-site.ts'
import { channelsFor } from '../tenant/class-teams.ts'
import { channelPath } from './pages/team-pages.ts'
import { refuse, teamsOf } from './teams-visit.ts'
import { teamsAddress, type TeamsView } from './teams-view.ts'

interface DeepLink {
  manifestId: string
  entityId: string
  /** JSON, as the link has it. */
  context?: string
}

/** The page a link `/l/entity/…` leads to (Teams "Deep links to a tab"): the tab of a channel, or of the personal app. */
export function deepLinkTarget(site: TeamsSite, view: TeamsView, link: DeepLink): string {
  const app = site.catalog.app()
  if (![app.manifestId, site.catalog.catalogId].includes(link.manifestId))
    throw refuse('not-found', 'unknown-app', `No app of the tenant has the id ${link.manifestId}.`)
  const { subEntityId, channelId } = readContext(link.context)
  const more: Record<string, string> = subEntityId === undefined ? {} : { item: subEntityId }
  if (channelId !== undefined) return channelTarget(site, view, { ...link, channelId, more })
  const tab = app.personalTabs.find(({ entityId }) => entityId === link.entityId)
  if (!tab) throw refuse('not-found', 'unknown-tab', `${app.name} has no tab "${link.entityId}".`)
  return teamsAddress(view, `/apps/${encodeURIComponent(tab.entityId)}`, more)
}

function channelTarget(
  site: TeamsSite,
  view: TeamsView,
  { channelId, entityId, more }: { channelId: string; entityId: string; more: Record<string, string> },
): string {
  for (const team of teamsOf(site, view.person)) {
    const channel = channelsFor(team, view.person).find(({ id }) => id === channelId)
    const tab = channel && site.tabs.of(channel.id).find((one) => one.entityId === entityId)
    // Without the tab there is still the channel.
    if (channel) return teamsAddress(view, channelPath(team, channel, tab ? `/tabs/${tab.id}` : ''), more)
  }
  throw refuse('not-found', 'unknown-channel', `${view.person.name} sees no such channel.`)
}

function readContext(context: string | undefined): { subEntityId?: string; channelId?: string } {
  try {
    const { subEntityId, channelId } = Object(JSON.parse(context ?? '{}')) as Record<string, unknown>
    return {
      ...(typeof subEntityId === 'string' && { subEntityId }),
      ...(typeof channelId === 'string' && { channelId }),
    }
  } catch {
    throw refuse('invalid', 'unreadable-link', 'The context of the link is no JSON.')
  }
}
