import { setTimeout as pause } from 'node:timers/promises'
import type { JobQueue } from './queue-connection.ts'

/** For tests: resolves when nothing waits, runs or is due. A retry or delay that lies in the future does not count. */
export async function drain(queue: JobQueue): Promise<void> {
  while (!(await isDrained(queue))) await pause(10)
}

async function isDrained(queue: JobQueue): Promise<boolean> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active')
  if (Object.values(counts).some((count) => count > 0)) return false
  const now = Date.now()
  const delayed = await queue.getJobs(['delayed'])
  // A retry's delay counts from its last run, any other from its making.
  return delayed.every((job) => (job.processedOn ?? job.timestamp) + job.delay > now)
}
