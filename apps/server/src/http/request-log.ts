import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import type { Logger } from './log.ts'

/** One line a request. The address without its query: queries carry hints and search words. */
export function logRequest(
  log: Logger,
  { method, path }: { method: string; path: string },
  res: ServerResponse,
): void {
  if (!log.isLevelEnabled('info')) return
  const startedAt = performance.now()
  res.on('close', () => {
    const status = res.writableFinished ? res.statusCode : 'aborted'
    log.info({ method, path, status, ms: Math.round(performance.now() - startedAt) }, 'request')
  })
}

export const requestLog =
  (log: Logger): RequestHandler =>
  (req, res, next) => {
    logRequest(log, req, res)
    next()
  }
