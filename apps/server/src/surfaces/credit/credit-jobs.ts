import { z } from 'zod'
import { defineJob } from '@lectern/jobs'

/** A student has opened the linked app. The launch may be noted a moment later than that, so it is tried again. */
export const earnCreditJob = defineJob({
  name: 'credit.earn',
  schema: z.object({ districtId: z.uuid(), personId: z.uuid(), launchId: z.uuid() }),
})

/** Tells the host. What an hour does not bring through is taken up by the upkeep. */
export const reportCreditJob = defineJob({
  name: 'credit.report',
  schema: z.object({
    districtId: z.uuid(),
    placementId: z.uuid(),
    personId: z.uuid(),
    /** Who came for whom it waited. */
    teacherId: z.uuid().optional(),
  }),
  attempts: 8,
  backoff: { firstDelayMs: 30_000 },
})
