import type { DistrictScope } from '@lectern/database'
import type { Enqueue } from '@lectern/jobs'
import type { InstallationId } from '@lectern/launch'
import { surfaceOf } from '@lectern/tenancy'
import { alignGoogleRegistrations, beginGoogleRosters } from './google-roster-jobs.ts'

/** After a district switched rosters: Google's begin by themselves, and Google is told to tell nothing more. */
export async function followRosterSwitch(
  enqueue: Enqueue,
  scope: DistrictScope,
  { installationId, enabled }: { installationId: InstallationId; enabled: boolean },
): Promise<void> {
  if ((await surfaceOf(scope, installationId)) !== 'google-classroom') return
  if (enabled) await beginGoogleRosters(enqueue, scope, installationId)
  else await alignGoogleRegistrations(enqueue, scope, installationId)
}
