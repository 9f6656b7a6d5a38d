import { Problem } from '@lectern/problem'
import type { JobQueue, QueueConnection } from './queue-connection.ts'

/** A job that failed for good: every attempt was used, or its data will never be right. */
export interface DeadLetter {
  id: string
  name: string
  data: object
  failedReason: string
  failedAt: Date
  attempts: number
}

/** Newest first. */
export async function listDeadLetters(queue: JobQueue, limit: number): Promise<DeadLetter[]> {
  const jobs = await queue.getFailed(0, limit - 1)
  return jobs.map((job) => ({
    id: job.id!,
    name: job.name,
    data: job.data,
    failedReason: job.failedReason,
    failedAt: new Date(job.finishedOn!),
    attempts: job.attemptsMade,
  }))
}

/** With all its attempts again. */
export async function retryDeadLetter(queue: JobQueue, id: string): Promise<void> {
  const job = await findDeadLetter(queue, id)
  await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
}

export async function discardDeadLetter(connection: QueueConnection, id: string): Promise<void> {
  await findDeadLetter(connection.queue, id)
  await connection.removeFailed(id)
}

async function findDeadLetter(queue: JobQueue, id: string) {
  const job = await queue.getJob(id)
  if (job && (await job.isFailed())) return job
  throw new Problem({
    kind: 'not-found',
    code: 'jobs.dead-letter-unknown',
    message: `No dead letter has the id ${id}: it was retried, discarded or has aged out.`,
  })
}
