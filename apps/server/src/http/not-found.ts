import type { RequestHandler } from 'express'
import { Problem } from '@lectern/problem'

export const apiUnknown: RequestHandler = (req) => {
  throw new Problem({
    kind: 'not-found',
    code: 'request.unknown-path',
    message: `Nothing answers ${req.method} ${req.baseUrl}${req.path}.`,
  })
}

export const pageUnknown: RequestHandler = (_req, res) => {
  res
    .status(404)
    .type('html')
    .send(
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title><h1>There is no such page</h1><p><a href="/console/">To the console</a></p></html>',
    )
}
