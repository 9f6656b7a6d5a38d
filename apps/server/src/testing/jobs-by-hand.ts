import type { Enqueue, EnqueueOptions, HandledJob, JobContext } from '@lectern/jobs'
import type { Logger } from '../http/log.ts'

export interface QueuedJob extends EnqueueOptions {
  name: string
  data: object
}

interface RunOptions {
  signal?: AbortSignal
  at?: () => Date
}

/** The worker's jobs, run by hand: nothing waits for its delay. */
export interface JobsByHand {
  queue: QueuedJob[]
  run(job: Pick<QueuedJob, 'name' | 'data'>, options?: RunOptions): Promise<void>
  /** All that waits, and what follows from it, except for what was put off by more than this. */
  drain(upToMs?: number): Promise<void>
}

/** A queue that only keeps what is put into it. */
export function queueByHand(): { queue: QueuedJob[]; enqueue: Enqueue } {
  const queue: QueuedJob[] = []
  return {
    queue,
    async enqueue({ name }, data, options = {}) {
      const deduplicated =
        options.deduplicationId !== undefined &&
        queue.some((one) => one.name === name && one.deduplicationId === options.deduplicationId)
      if (!deduplicated) queue.push({ name, data, ...options })
      return { id: String(queue.length), deduplicated }
    },
  }
}

export function jobsByHand({
  queue,
  handlersAt,
  now,
  log,
}: {
  queue: QueuedJob[]
  handlersAt: (at: () => Date) => HandledJob[]
  now: () => Date
  log: Logger
}): JobsByHand {
  let ran = 0
  async function run(
    { name, data }: Pick<QueuedJob, 'name' | 'data'>,
    { signal = new AbortController().signal, at = now }: RunOptions = {},
  ): Promise<void> {
    const context: JobContext = { id: `job-${++ran}`, attempt: 1, signal, log, progress: async () => {} }
    await handlersAt(at)
      .find((handler) => handler.name === name)!
      .run(data, context)
  }
  return {
    queue,
    run,
    async drain(upToMs = 5 * 60_000) {
      for (;;) {
        const place = queue.findIndex(({ delayMs = 0 }) => delayMs <= upToMs)
        if (place < 0) return
        await run(queue.splice(place, 1)[0]!)
      }
    },
  }
}
