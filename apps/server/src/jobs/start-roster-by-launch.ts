import type { DistrictScope } from '@lectern/database'
import type { Enqueue } from '@lectern/jobs'
import { startRosterRunByLaunch, type ContextServices } from '@lectern/tenancy'
import { enqueueRosterRun } from './roster-jobs.ts'

/** After the first launch of a course, and then daily while it is used, its roster is read; no launch waits for it. */
export const startRosterByLaunch =
  (enqueue: Enqueue) =>
  async (scope: DistrictScope, { contextId, membershipsUrl }: ContextServices): Promise<void> => {
    if (membershipsUrl === null) return
    const runId = await startRosterRunByLaunch(scope, contextId)
    // If the queue does not take it now, the next look for readings that lost their job does it again.
    if (runId) await enqueueRosterRun(enqueue, scope, runId)
  }
