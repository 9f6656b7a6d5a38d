import express, { Router } from 'express'
import { join } from 'node:path'
import { builtPage } from '../../built-pages.ts'

/** Hashed names: browsers keep them for good. */
export function embedAssetRoutes(): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(join(builtPage('embed'), 'assets'), {
      immutable: true,
      maxAge: '1y',
      fallthrough: false,
      index: false,
      setHeaders: (res) => void res.setHeader('x-content-type-options', 'nosniff'),
    }),
  )
  return router
}
