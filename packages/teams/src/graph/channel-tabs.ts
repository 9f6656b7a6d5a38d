import { graphPath } from './graph-address.ts'
import { idOf } from './education-items.ts'
import type { GraphConnection } from './graph-connection.ts'
import { graphPages } from './graph-pages.ts'
import { refuseGraph } from './graph-refusals.ts'
import { member } from './graph-words.ts'

export interface NewChannelTab {
  teamId: string
  channelId: string
  /** As the tenant's catalog calls the app: another id than the manifest's. */
  catalogAppId: string
  name: string
  entityId: string
  contentUrl: string
  websiteUrl: string
  /** What Teams shows before somebody removes it. */
  removeUrl: string
}

/** The app as its tenant's catalog has it (Graph "List teamsApp"); undefined where it was never uploaded. */
export async function findCatalogApp(
  connection: GraphConnection,
  manifestId: string,
): Promise<string | undefined> {
  const { body } = await connection.call({
    path: '/appCatalogs/teamsApps',
    query: { $filter: graphPath`externalId eq '${manifestId}'`, $select: 'id,externalId' },
  })
  const listed = member(body, 'value')
  // An answer that did not filter must not lead to another app.
  const own = Array.isArray(listed)
    ? listed.find((app) => member(app, 'externalId') === manifestId)
    : undefined
  return idOf(own)
}

/** What stands in a channel already, by the ids that its tabs were made with (Graph "List tabs in channel"). */
export async function channelTabEntities(
  connection: GraphConnection,
  channel: Pick<NewChannelTab, 'teamId' | 'channelId'>,
): Promise<Set<string>> {
  const found = new Set<string>()
  for await (const { items } of graphPages(connection, { path: tabsOf(channel) }))
    for (const item of items) {
      const entityId = member(member(item, 'configuration'), 'entityId')
      if (typeof entityId === 'string') found.add(entityId)
    }
  return found
}

/**
 * A tab of ours in a channel, in the name of a member of the team (Graph "Add tab to channel").
 * @throws Problem a code of `graphRefusals`
 */
export async function addChannelTab(connection: GraphConnection, tab: NewChannelTab): Promise<string> {
  const { teamId, channelId, catalogAppId, name, entityId, contentUrl, websiteUrl, removeUrl } = tab
  const { body } = await connection.call({
    method: 'POST',
    path: tabsOf({ teamId, channelId }),
    body: {
      displayName: name,
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0${graphPath`/appCatalogs/teamsApps/${catalogAppId}`}`,
      configuration: { entityId, contentUrl, websiteUrl, removeUrl },
    },
  })
  const id = member(body, 'id')
  if (typeof id === 'string') return id
  throw refuseGraph('teams.graph-answer-invalid', 'What Graph made of a tab has no id.')
}

const tabsOf = ({ teamId, channelId }: Pick<NewChannelTab, 'teamId' | 'channelId'>): string =>
  `${graphPath`/teams/${teamId}/channels`}/${encodeURIComponent(channelId)}/tabs`
