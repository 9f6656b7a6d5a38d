import { createHash } from 'node:crypto'
import type { NudgeBatch, NudgeRule } from '@lectern/nudges'
import { tabDeepLink, type Activity } from '@lectern/teams'
import type { TeamsInstallation } from '@lectern/tenancy'
import { teamsPackageMessages } from '@lectern/ui/messages'
import { catalogTab } from '../teams/app-description.ts'
import { itemOf } from '../teams/placed-item.ts'
import { browserUrl } from '../teams/tab-addresses.ts'
import type { TeamsSurface } from '../teams/teams-surface.ts'

/** As the app package declares them. */
const activityTypes = { 'seat-never-opened': 'seatNeverOpened' } as const satisfies Record<NudgeRule, string>

/** Teams cuts what is longer. */
const maxName = 100

/** A notice that leads to the nudge in the tab. It is the same for all who have a nudge of this rule about this app. */
export function nudgeActivity(
  surface: Pick<TeamsSurface, 'publicUrl'>,
  { clientId, manifestId }: Pick<TeamsInstallation, 'clientId' | 'manifestId'>,
  { rule, appId, language }: Pick<NudgeBatch, 'rule' | 'appId' | 'language'>,
  app: { name: string },
): Activity {
  const type = activityTypes[rule]
  const appName = app.name.slice(0, maxName)
  const subPageId = itemOf('nudge', appId)
  return {
    type,
    parameters: { appName },
    preview: teamsPackageMessages[language][`activity.${type}.preview`],
    topic: {
      kind: 'item',
      words: appName,
      link: tabDeepLink({
        manifestId,
        entityId: catalogTab,
        subPageId,
        label: appName,
        webUrl: browserUrl(surface, { clientId, placement: null, hints: { subPageId } }),
      }),
    },
    chainId: chainOf(rule, appId),
  }
}

/** A person has one nudge of a rule about an app, so what is sent for it twice is one notice in their feed. */
const chainOf = (rule: NudgeRule, appId: string): number =>
  createHash('sha256').update(`${rule} ${appId}`).digest().readUIntBE(0, 6)
