import { noteLinkLaunch } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { Launch, Locale, Role } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { GraphConnection } from '@lectern/teams'
import { admitLaunch, type TeamsInstallation } from '@lectern/tenancy'
import type { LaunchPage } from '../embed/launch-page.ts'
import { appGraph } from './app-graph.ts'
import { confirmedTeam, notInTeam, type ConfirmedTeam } from './confirmed-team.ts'
import { joinFileClass } from './join-file-class.ts'
import { noteRecipient } from './note-recipient.ts'
import type { OpenedTab } from './opened-tab.ts'
import { pickOf } from './pick.ts'
import { openedBy, placedItem, type PlacedItem } from './placed-item.ts'
import { readSchoolPerson, type SchoolPerson } from './school-person.ts'
import { numberHashOf, subjectHashOf, type TeamsSurface } from './teams-surface.ts'

/** Whom a verified token names, and Graph in their name. */
export interface ProvenPerson {
  installation: TeamsInstallation
  objectId: string
  graph: GraphConnection
  /** Somebody waits; what else is asked of Microsoft is answered by then too. */
  deadline: Date
  /** A token came with it that lets Graph be asked again later. */
  mayPlace: boolean
}

export interface AdmittedTab {
  scope: DistrictScope
  launch: Launch
  page: LaunchPage
}

/**
 * A tab whose person is known: Microsoft confirms the team and the role in it, and it becomes a Launch.
 * @throws Problem `teams.guest`, `teams.not-in-team`, `teams.team-gone`, `teams.teachers-only`, or of `graphRefusals`
 */
export async function admitTab(
  surface: TeamsSurface,
  opened: OpenedTab,
  proven: ProvenPerson,
  locale: Locale,
): Promise<AdmittedTab> {
  const { installation, objectId, graph, deadline } = proven
  const { districtId, installationId } = installation
  const scope = surface.database.district(districtId)
  const [person, placed] = await Promise.all([
    readSchoolPerson(graph),
    placedItem(scope, installationId, { placement: opened.placement, item: opened.hints.subPageId }),
  ])
  const groupId = placed.groupId ?? opened.hints.groupId
  const team =
    groupId === undefined
      ? undefined
      : await confirmedTeam(groupId, objectId, person, () => appGraph(surface, installation, { deadline }))
  // What was put into a team is for that team; a mere hint that nobody can confirm is dropped.
  if (placed.groupId !== undefined && !team) throw notInTeam()
  const role = roleOf(person, team)
  if (opened.kind === 'config' && role !== 'teacher') throw teachersOnly()
  const item = openedBy(role, placed)

  const facts = await admitLaunch(surface.database, scope, {
    installationId,
    // Entra vouches for each opening anew.
    nonce: null,
    nonceExpiresAt: null,
    subjectHash: subjectHashOf(surface, installation, objectId),
    sourcedIdHash: numberHashOf(surface, installation, person.externalId),
    role,
    context: team ? { externalId: team.id, title: team.title ?? null } : null,
    placement: opened.kind,
    appId: item.appId ?? null,
    counts: true,
  })
  const { launchId, personId, contextId, district, nudgeWaits } = facts! // only a nonce can be refused
  const launch: Launch = {
    id: launchId,
    surface: 'teams',
    districtId,
    installationId,
    person: { id: personId, role, isTestUser: false },
    ...(contextId && { context: { id: contextId, title: team?.title } }),
    intent: intentOf(item, opened.kind),
    appId: item.appId,
    resourceId: item.resourceId,
    locale,
    theme: opened.hints.theme,
  }
  noteOpening(surface, scope, launch, item)
  joinFileClass(surface, scope, installation, person, team)
  noteRecipient(surface, scope, { installation, opened, objectId, launch })
  const picking =
    role === 'teacher' && item.link === 'none' && proven.mayPlace
      ? pickOf(surface, { opened, installation, objectId, team, launch })
      : null
  return {
    scope,
    launch,
    page: {
      district,
      link: item.link,
      nudgeWaits: nudgeWaits && opened.kind !== 'config',
      followedNudge: item.nudgeId,
      picking,
      classes: opened.kind === 'tab' && role === 'teacher' && !team ? classesOf(person) : undefined,
      asked: null,
    },
  }
}

/**
 * By their records, and in a team by their place in it: who owns it teaches there, unless the records call them a student.
 * Where the records tell no role, whoever teaches any class is a teacher; least privilege otherwise.
 */
function roleOf({ primaryRole, taughtIds }: SchoolPerson, team: ConfirmedTeam | undefined): Role {
  if (primaryRole === 'teacher' || team?.teaches) return 'teacher'
  return primaryRole === undefined && !team && taughtIds.size > 0 ? 'teacher' : 'student'
}

function intentOf({ link, appId, resourceId }: PlacedItem, kind: OpenedTab['kind']): Launch['intent'] {
  if (kind === 'config') return 'pick-content'
  if (link === 'none') return 'browse'
  return resourceId !== undefined && appId === undefined ? 'open-resource' : 'open-app'
}

/** What fits into a page; a teacher with more finds them in their teams. */
const mostClasses = 40

const classesOf = ({ classes, taughtIds }: SchoolPerson): LaunchPage['classes'] =>
  classes
    .filter(({ id, name }) => taughtIds.has(id) && name !== undefined)
    .slice(0, mostClasses)
    .map(({ id, name = '' }) => ({ group: id, title: name }))
    .toSorted((one, other) => one.title.localeCompare(other.title))

function noteOpening(
  { beside }: Pick<TeamsSurface, 'beside'>,
  scope: DistrictScope,
  { installationId, context, appId, resourceId }: Launch,
  { placementId }: PlacedItem,
): void {
  if (placementId === undefined) return
  const note = async (): Promise<void> => {
    await noteLinkLaunch(scope, {
      installationId,
      contextId: context?.id ?? null,
      appId: appId ?? null,
      resourceId: resourceId ?? null,
      named: placementId,
      externalId: null,
      lineItem: null,
    })
  }
  beside.add(note())
}

const teachersOnly = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'teams.teachers-only',
    message: 'Whoever puts Lectern into a channel has to be a teacher; Microsoft knows this person as none.',
  })
