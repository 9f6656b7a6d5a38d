import type { z } from 'zod'
import type { Job, JobSchema } from './define-job.ts'
import { jobOptions } from './job-options.ts'
import type { JobQueue } from './queue-connection.ts'
import { storableJobData } from './job-data.ts'

/** `every` runs at once and then each so many milliseconds; `cron` at the given times where the zone's clock shows them. */
export type Schedule = ({ every: number } | { cron: string; timeZone: string }) & {
  /** For a job that runs on several schedules, e.g. one for each district. */
  key?: string
}

/** Each starter may say it again: a job has one schedule per key, and the last word counts. */
export async function scheduleJob<Schema extends JobSchema>(
  queue: JobQueue,
  job: Job<Schema>,
  data: z.input<Schema>,
  { key, ...times }: Schedule,
): Promise<void> {
  const repeat = 'every' in times ? times : { pattern: times.cron, tz: times.timeZone }
  const template = { name: job.name, data: storableJobData(job, data), opts: jobOptions(job) }
  await queue.upsertJobScheduler(scheduleId(job.name, key), repeat, template)
}

/** By name, so that the schedule of a job that no longer exists can be ended too. */
export async function unscheduleJob(queue: JobQueue, name: string, key?: string): Promise<void> {
  await queue.removeJobScheduler(scheduleId(name, key))
}

const scheduleId = (name: string, key?: string): string => (key === undefined ? name : `${name}/${key}`)
