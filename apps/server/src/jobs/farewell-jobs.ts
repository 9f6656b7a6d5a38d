import { z } from 'zod'
import { defineJob, type Enqueue } from '@lectern/jobs'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** Tells the host of a removed installation to send nothing more, and gives back what was granted; it may be away for a day. */
export const farewellJob = defineJob({
  name: 'server.farewell',
  schema: z.object({ districtId: z.uuid(), installationId: z.uuid() }),
  attempts: 10,
  backoff: { firstDelayMs: 60_000 },
})

/** Finds the farewells that nobody is at: an installation removed from a shell, a job that was lost. */
export const dueFarewellsJob = defineJob({
  name: 'server.due-farewells',
  schema: z.object({}),
  attempts: 2,
})
export const dueFarewellsEvery = 5 * 60_000

export const enqueueFarewell = (
  enqueue: Enqueue,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  installationId: InstallationId,
): Promise<unknown> =>
  enqueue(farewellJob, { districtId, installationId }, { deduplicationId: installationId })
