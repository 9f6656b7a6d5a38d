export { createJobs } from './create-jobs.ts'
export type { CreateJobsOptions, Jobs } from './create-jobs.ts'
export type { DeadLetter } from './dead-letters.ts'
export { defineJob, handleJob } from './define-job.ts'
export type {
  Backoff,
  Enqueue,
  EnqueueOptions,
  HandledJob,
  Job,
  JobContext,
  JobHandler,
  JobLog,
  JobReceipt,
  JobSchema,
} from './define-job.ts'
export type { JobState, JobStatus } from './job-status.ts'
export { grantJobs, migrateJobs } from './migrate-jobs.ts'
export type { PostgresConnection } from './postgres-client.ts'
export type { PostgresBackend } from './postgres-connection.ts'
export type { RedisBackend } from './redis-connection.ts'
export type { Schedule } from './schedule.ts'
export type { CloseLimit, JobWorker, WorkOptions } from './worker.ts'
