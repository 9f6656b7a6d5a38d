import type {
  ConnectionOptions,
  IQueueBackend,
  Job,
  PostgresConnectionOptions,
  Processor,
  Queue,
  Worker,
} from 'bullmq'

/** All jobs share one queue. BullMQ names tables' rows, keys and channels after it. */
export const queueName = 'lectern'

/** A backend that is there but does not answer must not hold whoever enqueues for longer. */
export const answerMs = 10_000

type Connection = ConnectionOptions | PostgresConnectionOptions

/** What Lectern uses of BullMQ's queue, on whichever backend. */
export interface JobQueue extends Pick<
  Queue<object, void, string, object, void, string, IQueueBackend, Connection>,
  | 'add'
  | 'close'
  | 'getFailed'
  | 'getJob'
  | 'getJobCounts'
  | 'getJobs'
  | 'getVersion'
  | 'removeJobScheduler'
  | 'upsertJobScheduler'
  | 'waitUntilReady'
> {
  on(event: 'error', listener: (error: Error) => void): unknown
}

export type JobProcessor = Processor<object, void, string, object>

export interface QueueWorker extends Pick<
  Worker<object, void, string, IQueueBackend, object, Connection>,
  'cancelAllJobs' | 'close' | 'getBackend' | 'waitUntilReady'
> {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'stalled', listener: (jobId: string) => void): unknown
  on(event: 'failed', listener: (job: FailedJob | undefined, error: Error) => void): unknown
}

type FailedJob = Pick<Job, 'id' | 'name' | 'attemptsMade' | 'finishedOn'>

interface QueueWorkerOptions {
  concurrency: number
  lockDuration: number
  stalledInterval: number
  maxStalledCount: number
  runRetryDelay: number
}

export interface QueueConnection {
  readonly queue: JobQueue
  /** No other process does the same at the same time. */
  alone(work: () => Promise<void>): Promise<void>
  removeFailed(id: string): Promise<void>
  startWorker(processor: JobProcessor, options: QueueWorkerOptions): QueueWorker
  /** After the queue and the workers are closed. */
  close(): Promise<void>
}
