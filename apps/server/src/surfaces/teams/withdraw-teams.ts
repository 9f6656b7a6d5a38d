import type { DistrictScope } from '@lectern/database'
import { forgetTeamsAdmission, recordAudit, switchFeature, type TeamsInstallation } from '@lectern/tenancy'
import type { TeamsSurface } from './teams-surface.ts'

/**
 * Lectern uses what an administrator granted to it no longer: what works without people is switched off, with what it
 * had kept. That the tenant takes its permissions back is for an administrator there; no app can do that by itself.
 * @param accountId of the console; null for the command line
 */
export async function withdrawTeams(
  { tokensOf }: Pick<TeamsSurface, 'tokensOf'>,
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
}
