import { z } from 'zod'
import { defineJob } from '@lectern/jobs'

const everyDistrict = z.object({})

export const evaluateNudgesJob = defineJob({ name: 'nudges.evaluate', schema: everyDistrict, attempts: 2 })
export const evaluateNudgesEvery = 15 * 60_000

/** What was not sent is due again, so a run that fails is no loss. */
export const deliverNudgesJob = defineJob({
  name: 'nudges.deliver',
  schema: z.object({ districtId: z.uuid(), installationId: z.uuid() }),
  attempts: 1,
})

/** Often enough that a run which died is soon followed by another. */
export const dueDeliveriesJob = defineJob({
  name: 'nudges.start-due-deliveries',
  schema: everyDistrict,
  attempts: 1,
})
export const dueDeliveriesEvery = 10_000
