import type { TeamsSite } from '../teams-site.ts'
import type { Channel, ClassTeam } from '../tenant/class-teams.ts'
import type { TeamsView } from './teams-view.ts'

/** Where a tab stands. */
export interface TabPlace {
  entityId: string
  frameContext: 'content' | 'sidePanel' | 'settings' | 'remove'
  team?: ClassTeam
  role?: 0 | 1 | 2
  channel?: Channel
}

export type TeamsContext = Record<string, string | number | boolean>

/** What `getContext` is answered, in the shape from before TeamsJS 2, which TeamsJS translates (Teams "Get context for your tab"). */
export function teamsContext(site: TeamsSite, view: TeamsView, place: TabPlace): TeamsContext {
  const { person, theme, item } = view
  return {
    entityId: place.entityId,
    ...(item && { subEntityId: item }),
    frameContext: place.frameContext,
    theme,
    locale: person.locale,
    hostName: 'TeamsModern',
    hostClientType: 'web',
    ringId: 'general',
    sessionId: site.sessionId,
    appSessionId: site.sessionId,
    userObjectId: person.oid,
    userPrincipalName: person.upn,
    loginHint: person.upn,
    userDisplayName: person.name,
    tid: site.tenant.id,
    tenantSKU: 'edu',
    ...teamContext(site, place),
  }
}

/** 2 is a class. */
const classTeamType = 2

function teamContext({ switches }: TeamsSite, { team, role, channel }: TabPlace): TeamsContext {
  if (!team || !channel) return {}
  const isPrivate = channel.kind === 'Private'
  return {
    teamId: team.internalId,
    teamName: team.course.title,
    teamType: classTeamType,
    userTeamRole: role ?? 1,
    channelId: channel.id,
    channelName: channel.name,
    channelType: channel.kind,
    // A private channel has no group of its own: which one owns it is another question, and not always answered.
    ...(!isPrivate && { groupId: team.groupId }),
    ...((!isPrivate || switches.privateChannelOwner) && { hostTeamGroupId: team.groupId }),
  }
}

const placeholders: Record<string, string> = {
  'page.id': 'entityId',
  'page.subPageId': 'subEntityId',
  'user.loginHint': 'loginHint',
  'user.userPrincipalName': 'userPrincipalName',
  'user.id': 'userObjectId',
  'user.tenant.id': 'tid',
  'team.groupId': 'groupId',
  'team.internalId': 'teamId',
  'channel.id': 'channelId',
  'app.theme': 'theme',
  'app.locale': 'locale',
  upn: 'userPrincipalName',
}

/** An address of the manifest with what it wants to be told, by the names of TeamsJS 2 or the older ones. */
export const filledAddress = (address: string, context: TeamsContext): string =>
  address.replace(/\{([\w.]+)\}/g, (_all, name: string) =>
    encodeURIComponent(context[placeholders[name] ?? name] ?? ''),
  )
