import { z } from 'zod'
import { defineJob } from '@lectern/jobs'

/** A student has opened the linked app. The launch may be noted a moment later than that, so it is tried again. */
export const earnCreditJob = defineJob({
  name: 'lti.earn-credit',
  schema: z.object({ districtId: z.uuid(), personId: z.uuid(), launchId: z.uuid() }),
})

/** Tells the platform. What an hour does not bring through is taken up by the upkeep. */
export const reportCreditJob = defineJob({
  name: 'lti.report-credit',
  schema: z.object({ districtId: z.uuid(), placementId: z.uuid(), personId: z.uuid() }),
  attempts: 8,
  backoff: { firstDelayMs: 30_000 },
})
