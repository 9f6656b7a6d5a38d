import type { EmbedSession, Launch, LaunchId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { TeamsInstallation } from '@lectern/tenancy'
import type { LaunchPage } from '../embed/launch-page.ts'
import { pageHandle } from '../page-handle.ts'
import type { ConfirmedTeam } from './confirmed-team.ts'
import type { OpenedTab } from './opened-tab.ts'
import { subjectHashOf, type TeamsSurface } from './teams-surface.ts'

export type PickPlace = 'tab' | 'assignment' | 'settings'

/** Where a teacher's choice goes, kept by the page until it is made. */
export interface OpenPick {
  launchId: LaunchId
  clientId: string
  tenantId: string
  /** Of whoever launched, in base64url: only they place it. */
  subject: string
  /** Microsoft has confirmed that they belong to it. */
  teamId?: string
  channelId?: string
  into: readonly PickPlace[]
}

export const pickForeign = (): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'pick.handle-invalid',
    message: 'This choice does not belong to this page. Open Lectern in Teams again.',
  })

const picks = pageHandle<OpenPick>('teams.pick', pickForeign)

interface PickingTab {
  opened: OpenedTab
  installation: TeamsInstallation
  objectId: string
  team: ConfirmedTeam | undefined
  launch: Launch
}

/** For a tab that a teacher can add to; null for any other. */
export function pickOf(surface: TeamsSurface, tab: PickingTab): LaunchPage['picking'] {
  const { opened, installation, objectId, team, launch } = tab
  const into = placesOf(tab)
  if (into.length === 0) return null
  const pick: OpenPick = {
    launchId: launch.id,
    clientId: installation.clientId,
    tenantId: installation.tenantId,
    subject: subjectHashOf(surface, installation, objectId).toString('base64url'),
    teamId: team?.id,
    channelId: opened.hints.channelId,
    into,
  }
  return {
    multiple: opened.kind !== 'config',
    handle: picks.seal(pick, surface.secrets.of('Teams picks')),
    counted: true,
    credit: false,
    into,
  }
}

/** @throws Problem `pick.handle-invalid` */
export const openPick = (
  { secrets }: Pick<TeamsSurface, 'secrets'>,
  handle: string,
  session: EmbedSession,
): OpenPick => picks.open(handle, session, secrets.of('Teams picks'))

function placesOf({ opened, team }: PickingTab): PickPlace[] {
  if (opened.kind === 'config') return ['settings']
  if (!team?.teaches) return []
  return [
    ...(opened.hints.channelId === undefined ? [] : (['tab'] as const)),
    ...(team.isClass ? (['assignment'] as const) : []),
  ]
}
