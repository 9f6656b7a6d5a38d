import { z } from 'zod'
import { defineJob, type Enqueue } from '@lectern/jobs'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** Tried again when Lectern itself fails; what the host says decides when else, and the run knows where it stopped. */
export const readCoursesJob = defineJob({
  name: 'rosters.read-courses',
  schema: z.object({ districtId: z.uuid(), runId: z.uuid() }),
  backoff: { firstDelayMs: 10_000 },
})

/** Starts reading the rosters of courses that a host told of. */
export const readChangedJob = defineJob({
  name: 'rosters.read-changed',
  schema: z.object({ districtId: z.uuid(), installationId: z.uuid() }),
})

/** Often enough that lists of courses have their turn in the night, and that what lost its job is found. */
export const dueCoursesJob = defineJob({
  name: 'rosters.start-due-courses',
  schema: z.object({}),
  attempts: 2,
})
export const dueCoursesEvery = 15 * 60_000

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
