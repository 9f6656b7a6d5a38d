import type { JobLog } from './define-job.ts'

const quiet = 10_000

/**
 * Listens to every connection, because an `error` nobody listens to ends the process. While a backend is away each
 * attempt to reach it fails the same way: one line in ten seconds says it.
 */
export function logConnectionErrors(log: JobLog): (error: Error) => void {
  let last = ''
  let silentUntil = 0
  return (err) => {
    const now = Date.now()
    if (err.message === last && now < silentUntil) return
    last = err.message
    silentUntil = now + quiet
    log.error({ err }, 'job queue error')
  }
}
