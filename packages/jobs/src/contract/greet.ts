import { z } from 'zod'
import { defineJob } from '../define-job.ts'

/** The job that the contract runs; its pauses are short. */
export const greet = defineJob({
  name: 'contract.greet',
  schema: z.object({ name: z.string(), times: z.number().default(1) }),
  backoff: { firstDelayMs: 40 },
})
