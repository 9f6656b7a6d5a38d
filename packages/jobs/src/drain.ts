import { setTimeout as pause } from 'node:timers/promises'
import type { JobQueue } from './queue-connection.ts'

/** For tests: resolves when nothing waits, runs or is due. A retry or delay that lies in the future does not count. */
export async function drain(queue: JobQueue): Promise<void> {
  while (!(await isDrained(queue))) await pause(10)
}

async function isDrained(queue: JobQueue): Promise<boolean> {
  const now = Date.now()
  // First, because a job moves on from delayed to active; the other way round it could be missed in both places.
  const delayed = await queue.getJobs(['delayed'])
  // A retry's delay counts from its last run, any other from its making.
  if (delayed.some((job) => (job.processedOn ?? job.timestamp) + job.delay <= now)) return false
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active')
  return Object.values(counts).every((count) => count === 0)
}
