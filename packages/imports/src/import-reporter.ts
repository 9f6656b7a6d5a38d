import { Problem } from '@lectern/problem'
import type { ImportAttempt } from './import-attempt.ts'
import type { ImportObserver, ImportOutcome, RejectedRow } from './import-outcome.ts'

export interface ImportReporter {
  observer: ImportObserver
  /** Stores what is still held back and reports no more. */
  close: () => Promise<void>
}

/** Often enough for a progress bar and for a cancellation to be felt; rare enough to cost nothing. */
const intervalMs = 500
const storedRejections = 10_000
const heldBack = 500

/** Gathers what the work says and stores it now and then, on a connection beside the work's transaction. */
export function reportImport(attempt: ImportAttempt, interrupted: AbortSignal): ImportReporter {
  const over = new AbortController()
  let counts: ImportOutcome | undefined
  let rejections = 0
  let pending: RejectedRow[] = []
  let last = Promise.resolve()

  const flush = (): Promise<void> => (last = last.then(store))
  async function store(): Promise<void> {
    if (over.signal.aborted) return
    const rows = pending
    pending = []
    try {
      if (!(await attempt.report(counts, rows))) over.abort(stopped())
    } catch (error) {
      over.abort(error)
    }
  }
  const timer = setInterval(() => void flush(), intervalMs)

  return {
    observer: {
      signal: AbortSignal.any([over.signal, interrupted]),
      progress(now) {
        counts = now
      },
      rejected(row) {
        rejections += 1
        if (rejections > storedRejections) return
        pending.push(row)
        return pending.length < heldBack ? undefined : flush()
      },
    },
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}

const stopped = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'import.stopped',
    message: 'The import was cancelled, or another worker took it over.',
  })
