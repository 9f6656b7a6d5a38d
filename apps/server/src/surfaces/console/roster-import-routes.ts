import { Router } from 'express'
import { rosterImportFiles } from '@lectern/api-contracts'
import { startSetImport } from '@lectern/imports'
import type { InstallationId } from '@lectern/launch'
import { recordAudit, requireSdsImport } from '@lectern/tenancy'
import { idOf } from '../../http/path-id.ts'
import { parseRequest } from '../../http/problem-response.ts'
import { enqueueImport } from '../../jobs/import-job.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf } from './session-cookie.ts'

/** Class lists from the files of a student information system; the import is then one of `/imports`. */
export function rosterImportRoutes({ enqueue }: Pick<ConsoleSurface, 'enqueue'>): Router {
  const router = Router()

  router.post('/:id/roster-import', async (req, res) => {
    // Whoever still sends must be able to read why it is refused.
    res.once('finish', () => req.resume())
    const { scope, account } = sessionOf(res)
    const installationId = idOf<InstallationId>(req)
    const parts = parseRequest(rosterImportFiles, req.query['file'])
    await requireSdsImport(scope, installationId, parts)
    const started = await startSetImport(scope, { kind: 'rosters', installationId, parts, source: req })
    await recordAudit(scope, {
      accountId: account.id,
      action: 'import.started',
      subject: started.id,
      details: { installationId },
    })
    await enqueueImport(enqueue, scope, started.id)
    res.status(202).json(started)
  })
  return router
}
