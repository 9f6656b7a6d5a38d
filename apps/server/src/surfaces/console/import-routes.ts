import { Router } from 'express'
import { uploadedKind, type ImportList } from '@lectern/api-contracts'
import { cancelImport, getImport, listImports, rejectionsCsv, startImport } from '@lectern/imports'
import { recordAudit } from '@lectern/tenancy'
import { z } from 'zod'
import { idOf } from '../../http/path-id.ts'
import { parseRequest } from '../../http/problem-response.ts'
import { enqueueImport } from '../../jobs/import-job.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf } from './session-cookie.ts'

const fileName = z.string().trim().min(1).max(255).default('upload.csv')

/** Files are streamed into the database, so that any worker can do the import and a reload loses nothing. */
export function importRoutes({ enqueue }: ConsoleSurface): Router {
  const router = Router()

  router.get('/', async (_req, res) => {
    const answer: ImportList = { imports: await listImports(sessionOf(res).scope) }
    res.json(answer)
  })

  router.post('/:kind', async (req, res) => {
    const { scope, account } = sessionOf(res)
    const started = await startImport(scope, {
      kind: parseRequest(uploadedKind, req.params['kind']),
      fileName: parseRequest(fileName, req.query['fileName']),
      file: req,
    })
    await recordAudit(scope, { accountId: account.id, action: 'import.started', subject: started.id })
    await enqueueImport(enqueue, scope, started.id)
    res.status(202).json(started)
  })

  router.get('/:id', async (req, res) => {
    res.json(await getImport(sessionOf(res).scope, idOf(req)))
  })

  router.get('/:id/rejections.csv', async (req, res) => {
    const csv = await rejectionsCsv(sessionOf(res).scope, idOf(req))
    res
      .set('content-type', 'text/csv; charset=utf-8')
      .set('content-disposition', 'attachment; filename="rejected-rows.csv"')
    csv.on('error', (error) => res.destroy(error)).pipe(res)
  })

  router.delete('/:id', async (req, res) => {
    const { scope, account } = sessionOf(res)
    const cancelled = await cancelImport(scope, idOf(req))
    await recordAudit(scope, { accountId: account.id, action: 'import.cancelled', subject: cancelled.id })
    res.json(cancelled)
  })
  return router
}
