import { z } from 'zod'
import { defineJob, type Enqueue } from '@lectern/jobs'
import type { DistrictScope } from '@lectern/database'
import type { StartedRun } from '@lectern/tenancy'

/** Tried again when Lectern itself fails; what the platform says decides when else, and the run knows where it stopped. */
export const readRosterJob = defineJob({
  name: 'rosters.read',
  schema: z.object({ districtId: z.uuid(), runId: z.uuid() }),
  backoff: { firstDelayMs: 10_000 },
})

/** Often enough that each slot of a night has its turn, and that a reading which lost its job is found. */
export const dueRostersJob = defineJob({ name: 'rosters.start-due', schema: z.object({}), attempts: 2 })
export const dueRostersEvery = 15 * 60_000

interface RosterTurn {
  delayMs?: number
  /** The job that could not finish; it is still there while its successor is enqueued. */
  after?: string
}

export const enqueueRosterRun = (
  enqueue: Enqueue,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  runId: string,
  { delayMs, after }: RosterTurn = {},
): Promise<unknown> =>
  enqueue(
    readRosterJob,
    { districtId, runId },
    { deduplicationId: after === undefined ? runId : `after ${after}`, delayMs },
  )

/** Quicker than they are read, yet not all at once. */
const apartMs = 120

/** Gives the readings that were started together their turns one after the other, over a quarter of an hour at most. */
export async function spreadRosterRuns(
  enqueue: Enqueue,
  scope: Pick<DistrictScope, 'districtId'>,
  started: readonly StartedRun[],
  overMs = Math.min(started.length * apartMs, dueRostersEvery),
): Promise<void> {
  for (const [place, { id }] of started.entries())
    await enqueueRosterRun(enqueue, scope, id, { delayMs: Math.floor((place * overMs) / started.length) })
}

/** What waits together must not return together. */
export const jittered = (milliseconds: number): number => Math.floor(milliseconds * (1 + Math.random() / 4))
