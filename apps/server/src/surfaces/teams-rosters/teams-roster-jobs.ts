import { z } from 'zod'
import { defineJob, type Enqueue } from '@lectern/jobs'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { startCourseRun, type CourseListScope, type CourseRun } from '@lectern/tenancy'
import { enqueueCourseRun } from '../../jobs/course-list-jobs.ts'

const ofInstallation = z.object({ districtId: z.uuid(), installationId: z.uuid() })

/** Reads what changed in a tenant, after Graph told that something has. */
export const readChangesJob = defineJob({ name: 'teams.read-changes', schema: ofInstallation })

/** Asks Graph to tell what changes, or to stop; Graph may be away for an hour. */
export const alignSubscriptionJob = defineJob({
  name: 'teams.align-subscription',
  schema: ofInstallation,
  attempts: 8,
  backoff: { firstDelayMs: 30_000 },
})

/** What Graph was asked to tell lives for four weeks and is renewed a week before; so often it is looked at. */
export const teamsUpkeepJob = defineJob({ name: 'teams.upkeep', schema: z.object({}), attempts: 2 })
export const teamsUpkeepEvery = 3 * 60 * 60_000

/** So long notices are gathered, and Graph has time to know by delta what it told of. */
const gatheredMs = 60_000

export const enqueueChanges = (
  enqueue: Enqueue,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  installationId: InstallationId,
  { after }: { after?: string } = {},
): Promise<unknown> =>
  enqueue(
    readChangesJob,
    { districtId, installationId },
    { deduplicationId: after === undefined ? installationId : `after ${after}`, delayMs: gatheredMs },
  )

export const alignTeamsSubscription = (
  enqueue: Enqueue,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  installationId: InstallationId,
): Promise<unknown> =>
  enqueue(alignSubscriptionJob, { districtId, installationId }, { deduplicationId: installationId })

/**
 * Has the classes read, and Graph asked to tell what changes; after rosters were switched on, or an administrator
 * allowed it.
 * @throws Problem `roster.switched-off`
 */
export async function beginTeamsRosters(
  enqueue: Enqueue,
  scope: DistrictScope,
  installationId: InstallationId,
  wanted: CourseListScope = 'everything',
): Promise<{ run: CourseRun; isNew: boolean }> {
  const begun = await startCourseRun(scope, installationId, wanted)
  if (begun.isNew) await enqueueCourseRun(enqueue, scope, begun.run.id)
  await alignTeamsSubscription(enqueue, scope, installationId)
  return begun
}
