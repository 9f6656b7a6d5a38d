import type { DefaultJobOptions } from 'bullmq'
import type { Job } from './define-job.ts'

/** Long enough for the page that asked for the job to see it end. */
const keepCompleted = { age: 60 * 60, count: 1_000 }
/** A dead letter holds the job's data, so it does not stay for ever either. */
const keepDeadLetters = { age: 90 * 24 * 60 * 60 }

export const jobOptions = ({ attempts, backoff }: Job): DefaultJobOptions => ({
  attempts,
  backoff: { type: 'exponential', delay: backoff.firstDelayMs, jitter: 0.5 },
  removeOnComplete: keepCompleted,
  removeOnFail: keepDeadLetters,
})
