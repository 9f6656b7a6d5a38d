import type { DistrictScope } from '@lectern/database'
import { forgetTeamsAdmission, recordAudit, switchFeature, type TeamsInstallation } from '@lectern/tenancy'
import { alignTeamsSubscription } from '../teams-rosters/teams-roster-jobs.ts'
import type { TeamsSurface } from './teams-surface.ts'

/**
 * Lectern does nothing without people any more: what works so is switched off, with what it had kept, and Graph is asked
 * to tell nothing. That the tenant takes its permissions back is for an administrator there; no app can do that by itself.
 * @param accountId of the console; null for the command line
 */
export async function withdrawTeams(
  { tokensOf, enqueue }: Pick<TeamsSurface, 'tokensOf' | 'enqueue'>,
  scope: DistrictScope,
  installation: TeamsInstallation,
  accountId: string | null,
): Promise<void> {
  const { installationId, tenantId, features } = installation
  await scope.transaction(async (tx) => {
    for (const feature of features) await switchFeature(tx, installationId, feature, false)
    await forgetTeamsAdmission(tx, installationId)
    await recordAudit(tx, {
      accountId,
      action: 'teams.access-withdrawn',
      subject: installationId,
      details: { features },
    })
  })
  tokensOf(installation).dropAppOnly(tenantId)
  if (features.includes('roster')) await alignTeamsSubscription(enqueue, scope, installationId)
}
