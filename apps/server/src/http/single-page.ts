import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'
import { Problem } from '@lectern/problem'

/** A built page of ours: hashed assets that browsers keep for good, and one document for every route below it. */
export function singlePage(directory: string): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(join(directory, 'assets'), {
      immutable: true,
      maxAge: '1y',
      fallthrough: false,
      index: false,
    }),
  )
  const document = readBuilt(join(directory, 'index.html'))
  router.get('/{*route}', (_req, res) => {
    res.set('cache-control', 'no-cache').type('html').send(document)
  })
  return router
}

function readBuilt(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8')
  throw new Problem({
    kind: 'internal',
    code: 'server.not-built',
    message: `${file} is missing. Build first: npm start does, and so does npx turbo run build.`,
  })
}
