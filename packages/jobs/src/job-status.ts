import type { JobQueue } from './queue-connection.ts'

export interface JobStatus {
  id: string
  name: string
  state: JobState
  /** What the handler last told. */
  progress?: object
  /** Why the last attempt failed. */
  failedReason?: string
}

export type JobState = 'waiting' | 'delayed' | 'running' | 'completed' | 'failed'

/** Undefined when there is no such job, or it was completed long ago. */
export async function findJob(queue: JobQueue, id: string): Promise<JobStatus | undefined> {
  const job = await queue.getJob(id)
  const state = stateOf[(await job?.getState()) ?? 'unknown']
  if (!job || !state) return undefined
  const progress = typeof job.progress === 'object' ? job.progress : undefined
  return { id, name: job.name, state, progress, failedReason: job.failedReason }
}

const stateOf: Partial<Record<string, JobState>> = {
  waiting: 'waiting',
  prioritized: 'waiting',
  delayed: 'delayed',
  active: 'running',
  completed: 'completed',
  failed: 'failed',
}
