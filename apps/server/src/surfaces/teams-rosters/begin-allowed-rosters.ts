import type { DistrictScope } from '@lectern/database'
import { latestCourseRun, type TeamsInstallation } from '@lectern/tenancy'
import { missingRoles } from '../teams/needed-permissions.ts'
import { beginTeamsRosters } from './teams-roster-jobs.ts'
import type { TeamsRosters } from './teams-rosters.ts'

/**
 * After Microsoft said what the app may do: class lists that were switched on before they were allowed are read now, and
 * not when their turn comes.
 */
export async function beginAllowedRosters(
  { enqueue }: Pick<TeamsRosters, 'enqueue'>,
  scope: DistrictScope,
  { installationId, features }: Pick<TeamsInstallation, 'installationId' | 'features'>,
  roles: readonly string[],
): Promise<void> {
  if (!features.includes('roster')) return
  if (missingRoles({ features }, roles).some(({ use }) => use === 'roster')) return
  const latest = await latestCourseRun(scope, installationId)
  if (latest?.status === 'done') return
  await beginTeamsRosters(enqueue, scope, installationId)
}
