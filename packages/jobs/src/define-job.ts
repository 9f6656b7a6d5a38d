import type { z } from 'zod'
import { parseJobData } from './job-data.ts'

/** Data travels as JSON: what a schema takes in must survive that, what it gives out is what the handler sees. */
export type JobSchema = z.ZodType<object, object>

/** What producer and worker agree on. The handler is bound separately, by {@link handleJob}. */
export interface Job<Schema extends JobSchema = JobSchema> {
  /** `domain.verb-noun`, e.g. `telemetry.import-usage`. Stored with every job: renaming one abandons what waits. */
  readonly name: string
  readonly schema: Schema
  /** How often it is tried in all. */
  readonly attempts: number
  readonly backoff: Backoff
}

/** The pause doubles after each failure; half of it is random, so that what failed together does not return together. */
export interface Backoff {
  firstDelayMs: number
}

export interface JobContext {
  id: string
  /** 1 the first time. */
  attempt: number
  /** Aborted when the process must end before the job did. A job that then throws is put back, at no cost. */
  signal: AbortSignal
  log: JobLog
  /** Shown to whoever asks for the job's status; e.g. `{ done: 500, of: 80_000 }`. */
  progress: (value: object) => Promise<void>
}

/** The part of a pino logger that jobs use. */
export interface JobLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
  child(facts: object): JobLog
}

/**
 * Does the work. It may run twice for one job (the process died before it could say "done") and beside itself
 * (a lost connection made others believe it had died): a second run must change nothing.
 */
export type JobHandler<Data> = (data: Data, context: JobContext) => Promise<void>

/** A handler that checks what arrives before it takes it. */
export interface HandledJob {
  readonly name: string
  run(data: unknown, context: JobContext): Promise<void>
}

/** Puts a job on the queue. All that a domain package needs to know of the queue. */
export type Enqueue = <Schema extends JobSchema>(
  job: Job<Schema>,
  data: z.input<Schema>,
  options?: EnqueueOptions,
) => Promise<JobReceipt>

export interface EnqueueOptions {
  /** While a job of this name and id is waiting or running, another one is not added. */
  deduplicationId?: string
  delayMs?: number
  /** From 1 (first) to 2,097,152 (last). Jobs without one run before all that have one. */
  priority?: number
}

export interface JobReceipt {
  id: string
  /** The id is that of the job that was already there. */
  deduplicated: boolean
}

export interface JobOptions<Schema extends JobSchema> {
  name: string
  schema: Schema
  attempts?: number
  backoff?: Backoff
}

export const defineJob = <Schema extends JobSchema>({
  name,
  schema,
  attempts = 5,
  backoff = { firstDelayMs: 2_000 },
}: JobOptions<Schema>): Job<Schema> => ({ name, schema, attempts, backoff })

export const handleJob = <Schema extends JobSchema>(
  job: Job<Schema>,
  handler: JobHandler<z.output<Schema>>,
): HandledJob => ({
  name: job.name,
  run: async (data, context) => handler(parseJobData(job, data), context),
})
