import { Router } from 'express'
import { appSearch, listingDecision } from '@lectern/api-contracts'
import { idOf } from '../../http/path-id.ts'
import { parseRequest } from '../../http/problem-response.ts'
import { catalogCsv } from './catalog-csv.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf } from './session-cookie.ts'

export function catalogRoutes(surface: ConsoleSurface): Router {
  const router = Router()
  router.get('/apps', async (req, res) => {
    res.json(await surface.searchCatalog(sessionOf(res).scope, parseRequest(appSearch, req.query)))
  })
  router.get('/apps.csv', (req, res) => {
    const search = parseRequest(appSearch.omit({ limit: true, offset: true }), req.query)
    const csv = catalogCsv(surface, sessionOf(res).scope, search)
    res
      .set('content-type', 'text/csv; charset=utf-8')
      .set('content-disposition', 'attachment; filename="catalog.csv"')
    csv.on('error', (error) => res.destroy(error)).pipe(res)
  })
  router.put('/apps/:id/listing', async (req, res) => {
    const { scope, account } = sessionOf(res)
    await surface.decideListing(scope, account, idOf(req), parseRequest(listingDecision, req.body))
    res.status(204).end()
  })
  return router
}
