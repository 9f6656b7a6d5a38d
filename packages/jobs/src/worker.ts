import { UnrecoverableError, WaitingError } from 'bullmq'
import type { HandledJob, JobLog } from './define-job.ts'
import { isInvalidJobData } from './job-data.ts'
import type { JobProcessor, QueueConnection, QueueWorker } from './queue-connection.ts'
import { settlesWithin } from './settles-within.ts'

export interface WorkOptions {
  /** How many jobs this worker runs at a time. */
  concurrency: number
  /** How long a worker may be silent before others take over its jobs. */
  takeoverAfterMs?: number
}

export interface JobWorker {
  /** Takes no new jobs and lets the running ones finish; what then still runs is interrupted, or left to others. */
  close(limit?: CloseLimit): Promise<void>
}

export interface CloseLimit {
  withinMs?: number
}

/** A job that takes its worker down with it is not handed on for ever: after so many it is a dead letter. */
const takeovers = 3
/** How long an interrupted handler has for its last steps. */
const interruptedMs = 1_000

export async function startWorker(
  connection: QueueConnection,
  handlers: readonly HandledJob[],
  { concurrency, takeoverAfterMs = 30_000 }: WorkOptions,
  log: JobLog,
  onError: (error: Error) => void,
): Promise<JobWorker> {
  const worker = connection.startWorker(processor(handlers, log), {
    concurrency,
    lockDuration: takeoverAfterMs,
    stalledInterval: takeoverAfterMs,
    maxStalledCount: takeovers,
    runRetryDelay: 1_000,
  })
  worker.on('error', onError)
  worker.on('stalled', (jobId) => log.warn({ jobId }, 'job taken over from a silent worker'))
  worker.on('failed', (job, err) => {
    const facts = { err, job: job?.name, jobId: job?.id, attempt: job?.attemptsMade }
    if (job?.finishedOn) log.error(facts, 'job failed for good: see the dead letters')
    else log.warn(facts, 'job failed and will be tried again')
  })
  try {
    await worker.waitUntilReady()
  } catch (error) {
    await worker.close(true)
    throw error
  }
  return { close: ({ withinMs = 20_000 } = {}) => close(worker, withinMs, log) }
}

function processor(handlers: readonly HandledJob[], log: JobLog): JobProcessor {
  const handlerOf = new Map(handlers.map((handler) => [handler.name, handler]))
  // BullMQ makes a signal only for a processor that declares all three parameters.
  return async (job, token, signal) => {
    const id = job.id!
    const attempt = job.attemptsMade + 1
    const jobLog = log.child({ job: job.name, jobId: id, attempt })
    const handler = handlerOf.get(job.name)
    // A schedule or a waiting job outlives the code it was made for.
    if (!handler) return jobLog.warn({}, 'no handler for this job: completed without effect')
    try {
      await handler.run(job.data, {
        id,
        attempt,
        signal: signal!,
        log: jobLog,
        progress: (value) => job.updateProgress(value),
      })
    } catch (error) {
      if (isInvalidJobData(error)) throw new UnrecoverableError(error.message)
      if (!signal!.aborted) throw error
      await job.moveToWait(token)
      throw new WaitingError()
    }
  }
}

async function close(worker: QueueWorker, withinMs: number, log: JobLog): Promise<void> {
  const closed = worker.close()
  if (await settlesWithin(closed, withinMs)) return
  log.warn({ withinMs }, 'jobs still running at shutdown: interrupting them')
  worker.cancelAllJobs('shutdown')
  if (await settlesWithin(closed, interruptedMs)) return
  log.error({}, 'jobs did not heed their signal: left to another worker')
  await worker.getBackend().close(true)
}
