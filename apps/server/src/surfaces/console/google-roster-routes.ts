import { Router } from 'express'
import type { InstallationId } from '@lectern/launch'
import { askForDirectory, recordAudit, requireSurface } from '@lectern/tenancy'
import { idOf } from '../../http/path-id.ts'
import { orgUnitCoverage } from '../../joins/org-unit-coverage.ts'
import { enqueueDirectory } from '../google-rosters/google-roster-jobs.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf } from './session-cookie.ts'

/** Reading the organizational units of a Google domain now, and what came of it. */
export function googleRosterRoutes({ enqueue }: Pick<ConsoleSurface, 'enqueue'>): Router {
  const router = Router()

  router.get('/:id/org-units', async (req, res) => {
    const { scope } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireSurface(scope, id, 'google-classroom')
    res.json(await orgUnitCoverage(scope, id))
  })

  router.post('/:id/org-units/refresh', async (req, res) => {
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireSurface(scope, id, 'google-classroom')
    await askForDirectory(scope, id)
    await enqueueDirectory(enqueue, scope, id)
    await recordAudit(scope, { accountId: account.id, action: 'org-units.asked-for', subject: id })
    res.status(202).json(await orgUnitCoverage(scope, id))
  })
  return router
}
