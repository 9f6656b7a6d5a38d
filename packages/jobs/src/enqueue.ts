import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { EnqueueOptions, Job, JobReceipt, JobSchema } from './define-job.ts'
import { storableJobData } from './job-data.ts'
import { jobOptions } from './job-options.ts'
import type { JobQueue } from './queue-connection.ts'

export async function enqueueJob<Schema extends JobSchema>(
  queue: JobQueue,
  job: Job<Schema>,
  data: z.input<Schema>,
  { deduplicationId, delayMs, priority }: EnqueueOptions = {},
): Promise<JobReceipt> {
  // An id of our own makes a resent command harmless, and needs no sequence, which a plain role may not create.
  const jobId = randomUUID()
  const added = await queue.add(job.name, storableJobData(job, data), {
    ...jobOptions(job),
    jobId,
    delay: delayMs,
    priority,
    deduplication: deduplicationId === undefined ? undefined : { id: `${job.name}/${deduplicationId}` },
  })
  const id = added.id!
  return { id, deduplicated: id !== jobId }
}
