import { z } from 'zod'
import { defineJob, type Enqueue } from '@lectern/jobs'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { startCourseRun, type CourseRun } from '@lectern/tenancy'

const ofInstallation = z.object({ districtId: z.uuid(), installationId: z.uuid() })

/** Tried again when Lectern itself fails; what Google says decides when else, and the run knows where it stopped. */
export const readCoursesJob = defineJob({
  name: 'google-classroom.read-courses',
  schema: z.object({ districtId: z.uuid(), runId: z.uuid() }),
  backoff: { firstDelayMs: 10_000 },
})

/** Starts reading the rosters of courses that Google told of. */
export const readChangedJob = defineJob({ name: 'google-classroom.read-changed', schema: ofInstallation })

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

/** Often enough that the list of courses has its turn in the night, and that what lost its job is found. */
export const dueCoursesJob = defineJob({
  name: 'google-classroom.start-due',
  schema: z.object({}),
  attempts: 2,
})
export const dueCoursesEvery = 15 * 60_000

/** What Google was asked to tell lives for a week and is renewed two days before; so often it is looked at. */
export const googleUpkeepJob = defineJob({
  name: 'google-classroom.upkeep',
  schema: z.object({}),
  attempts: 2,
})
export const googleUpkeepEvery = 3 * 60 * 60_000

interface Turn {
  delayMs?: number
  /** The job that could not finish; it is still there while its successor is enqueued. */
  after?: string
}

export const enqueueCourseRun = (
  enqueue: Enqueue,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  runId: string,
  { delayMs, after }: Turn = {},
): Promise<unknown> =>
  enqueue(
    readCoursesJob,
    { districtId, runId },
    { deduplicationId: after === undefined ? runId : `after ${after}`, delayMs },
  )

/** So long changes are gathered: a class that fills joins within minutes. */
const gatheredMs = 60_000

export const enqueueChanged = (
  enqueue: Enqueue,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  installationId: InstallationId,
  { after }: Pick<Turn, 'after'> = {},
): Promise<unknown> =>
  enqueue(
    readChangedJob,
    { districtId, installationId },
    { deduplicationId: after === undefined ? installationId : `after ${after}`, delayMs: gatheredMs },
  )

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
