import { Router } from 'express'
import { singlePage } from '../../http/single-page.ts'
import { builtPage } from '../../built-pages.ts'

/** No other site may frame it, nothing but our own files runs in it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export function consolePage(): Router {
  const router = Router()
  router.use((_req, res, next) => {
    res.set('content-security-policy', policy)
    next()
  })
  router.use(singlePage(builtPage('console')))
  return router
}
