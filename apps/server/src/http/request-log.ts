import type { RequestHandler } from 'express'
import type { Logger } from './log.ts'

/** One line a request. The address without its query: queries carry hints and search words. */
export const requestLog =
  (log: Logger): RequestHandler =>
  (req, res, next) => {
    if (!log.isLevelEnabled('info')) return next()
    const startedAt = performance.now()
    const { method, path } = req
    res.on('close', () => {
      log.info(
        {
          method,
          path,
          status: res.writableFinished ? res.statusCode : 'aborted',
          ms: Math.round(performance.now() - startedAt),
        },
        'request',
      )
    })
    next()
  }
