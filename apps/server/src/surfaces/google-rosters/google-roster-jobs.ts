import { z } from 'zod'
import { defineJob, type Enqueue } from '@lectern/jobs'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { startCourseRun, type CourseRun } from '@lectern/tenancy'
import { enqueueCourseRun } from '../../jobs/course-list-jobs.ts'

const ofInstallation = z.object({ districtId: z.uuid(), installationId: z.uuid() })

/** Asks Google to tell what changes, or to stop; Google may be away for an hour. */
export const alignRegistrationsJob = defineJob({
  name: 'google-classroom.align-registrations',
  schema: ofInstallation,
  attempts: 8,
  backoff: { firstDelayMs: 30_000 },
})

export const readDirectoryJob = defineJob({
  name: 'google-classroom.read-directory',
  schema: ofInstallation,
  backoff: { firstDelayMs: 10_000 },
})

/** What Google was asked to tell lives for a week and is renewed two days before; so often it is looked at. */
export const googleUpkeepJob = defineJob({
  name: 'google-classroom.upkeep',
  schema: z.object({}),
  attempts: 2,
})
export const googleUpkeepEvery = 3 * 60 * 60_000

/**
 * Has the list of courses read, and Google asked to tell what changes; after rosters were switched on, or an administrator
 * allowed it.
 * @throws Problem `roster.switched-off`
 */
export async function beginGoogleRosters(
  enqueue: Enqueue,
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<{ run: CourseRun; isNew: boolean }> {
  const begun = await startCourseRun(scope, installationId)
  if (begun.isNew) await enqueueCourseRun(enqueue, scope, begun.run.id)
  await alignGoogleRegistrations(enqueue, scope, installationId)
  return begun
}

export const alignGoogleRegistrations = (
  enqueue: Enqueue,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  installationId: InstallationId,
): Promise<unknown> =>
  enqueue(alignRegistrationsJob, { districtId, installationId }, { deduplicationId: installationId })

export const enqueueDirectory = (
  enqueue: Enqueue,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  installationId: InstallationId,
): Promise<unknown> =>
  enqueue(readDirectoryJob, { districtId, installationId }, { deduplicationId: installationId })
