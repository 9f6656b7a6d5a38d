import type { DistrictScope } from '@lectern/database'
import type { Launch } from '@lectern/launch'
import { forgetTeamsRecipient, noteTeamsRecipient, type TeamsInstallation } from '@lectern/tenancy'
import type { OpenedTab } from './opened-tab.ts'
import type { TeamsSurface } from './teams-surface.ts'

interface TabOpening {
  installation: TeamsInstallation
  opened: Pick<OpenedTab, 'kind' | 'hints'>
  objectId: string
  launch: Pick<Launch, 'person' | 'locale'>
}

/**
 * A teacher who opens the tab in Teams can be notified there, once the district switched that on; no launch waits for
 * the note. Whoever teaches no more is forgotten.
 */
export function noteRecipient(
  { beside, secrets, now }: Pick<TeamsSurface, 'beside' | 'secrets' | 'now'>,
  scope: DistrictScope,
  { installation, opened, objectId, launch }: TabOpening,
): void {
  if (!installation.features.includes('notifications') || opened.kind !== 'tab') return
  const { installationId } = installation
  const personId = launch.person.id
  beside.add(
    launch.person.role === 'teacher'
      ? noteTeamsRecipient(
          scope,
          { installationId, personId, objectId, language: launch.locale, isInstalled: isPersonal(opened) },
          { now: now(), sealKey: secrets.of('Teams recipients') },
        )
      : forgetTeamsRecipient(scope, { installationId, personId }),
  )
}

/** In a channel or a chat the app may be installed for that alone. */
const isPersonal = ({
  hints: { groupId, channelId, chatId, meetingId },
}: Pick<OpenedTab, 'hints'>): boolean =>
  [groupId, channelId, chatId, meetingId].every((place) => place === undefined)
