import { Problem } from '@lectern/problem'
import { SchemaMigrationRequiredError } from 'bullmq'
import type { z } from 'zod'
import { logConnectionErrors } from './connection-errors.ts'
import { discardDeadLetter, listDeadLetters, retryDeadLetter, type DeadLetter } from './dead-letters.ts'
import type { Enqueue, HandledJob, Job, JobLog, JobSchema } from './define-job.ts'
import { drain } from './drain.ts'
import { enqueueJob } from './enqueue.ts'
import { findJob, type JobStatus } from './job-status.ts'
import { connectPostgres, type PostgresBackend } from './postgres-connection.ts'
import { connectRedis, type RedisBackend } from './redis-connection.ts'
import { scheduleJob, unscheduleJob, type Schedule } from './schedule.ts'
import { settlesWithin } from './settles-within.ts'
import { startWorker, type CloseLimit, type JobWorker, type WorkOptions } from './worker.ts'

export interface Jobs {
  enqueue: Enqueue
  schedule<Schema extends JobSchema>(
    job: Job<Schema>,
    data: z.input<Schema>,
    schedule: Schedule,
  ): Promise<void>
  unschedule(name: string, key?: string): Promise<void>
  work(handlers: readonly HandledJob[], options: WorkOptions): Promise<JobWorker>
  find(id: string): Promise<JobStatus | undefined>
  deadLetters(limit?: number): Promise<DeadLetter[]>
  retryDeadLetter(id: string): Promise<void>
  discardDeadLetter(id: string): Promise<void>
  drain(): Promise<void>
  /** Whether the backend answers, for readiness; a Problem says that it does not. */
  ping(): Promise<void>
  /** Closes every worker first, each with the limit given. */
  close(limit?: CloseLimit): Promise<void>
}

export interface CreateJobsOptions {
  /** Of PostgreSQL any role that {@link grantJobs} was called for; the tables are made by {@link migrateJobs}. */
  backend: PostgresBackend | RedisBackend
  log: JobLog
}

const startMs = 15_000
const pingMs = 1_000

/** The queue of this process; rejects when the backend cannot be reached now, and outlives its absence later. */
export async function createJobs({ backend, log }: CreateJobsOptions): Promise<Jobs> {
  const onError = logConnectionErrors(log)
  const connection = backend.kind === 'postgres' ? connectPostgres(backend) : connectRedis(backend, onError)
  const { queue } = connection
  queue.on('error', onError)
  const workers = new Set<JobWorker>()

  const jobs: Jobs = {
    enqueue: (job, data, options) => answered(enqueueJob(queue, job, data, options)),
    schedule: (job, data, schedule) =>
      answered(connection.alone(() => scheduleJob(queue, job, data, schedule))),
    unschedule: (name, key) => answered(unscheduleJob(queue, name, key)),
    async work(handlers, options) {
      const worker = await answered(startWorker(connection, handlers, options, log, onError))
      workers.add(worker)
      return worker
    },
    find: (id) => answered(findJob(queue, id)),
    deadLetters: (limit = 100) => answered(listDeadLetters(queue, limit)),
    retryDeadLetter: (id) => answered(retryDeadLetter(queue, id)),
    discardDeadLetter: (id) => answered(discardDeadLetter(connection, id)),
    drain: () => answered(drain(queue)),
    ping: () => answered(inTime(queue.getVersion(), pingMs)),
    async close(limit) {
      await Promise.all([...workers].map((worker) => worker.close(limit)))
      await queue.close()
      await connection.close()
    },
  }
  try {
    await answered(inTime(queue.waitUntilReady(), startMs))
    return jobs
  } catch (error) {
    await jobs.close()
    throw error
  }
}

async function inTime(answer: Promise<unknown>, milliseconds: number): Promise<void> {
  if (!(await settlesWithin(answer, milliseconds))) throw new Error(`no answer in ${milliseconds} ms`)
}

/** Whatever a backend rejects with becomes one Problem. */
async function answered<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    if (cause instanceof SchemaMigrationRequiredError) throw notMigrated(cause)
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Problem({
      kind: 'upstream',
      code: 'jobs.backend-failed',
      message: `The job queue could not do it: ${reason}`,
      cause,
    })
  }
}

const notMigrated = (cause: SchemaMigrationRequiredError): Problem =>
  new Problem({
    kind: 'internal',
    code: 'jobs.not-migrated',
    message: `The schema ${cause.schema} has no job tables yet. Run: npm run migrate`,
    cause,
  })
