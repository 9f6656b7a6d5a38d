import { Router } from 'express'
import type { ContextId, InstallationId } from '@lectern/launch'
import { cancelRosterRun, recordAudit, startRosterRun } from '@lectern/tenancy'
import { idOf } from '../../http/path-id.ts'
import { enqueueRosterRun } from '../../jobs/roster-jobs.ts'
import { disclosedRosterOf } from '../../joins/disclosed-rosters.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf } from './session-cookie.ts'

/** Reading the class list of a course now, and stopping that. */
export function rosterRoutes({ enqueue }: ConsoleSurface): Router {
  const router = Router()
  const path = '/:id/rosters/:contextId/run'

  router.post(path, async (req, res) => {
    const { scope, account } = sessionOf(res)
    const installationId = idOf<InstallationId>(req)
    const contextId = idOf<ContextId>(req, 'contextId')
    await disclosedRosterOf(scope, installationId, contextId)
    const { run, isNew } = await startRosterRun(scope, installationId, contextId)
    if (isNew) {
      await recordAudit(scope, { accountId: account.id, action: 'roster.started', subject: contextId })
      await enqueueRosterRun(enqueue, scope, run.id).catch(async (error: unknown) => {
        // Nobody would take it up for an hour.
        await cancelRosterRun(scope, contextId)
        throw error
      })
    }
    res.status(202).json(await disclosedRosterOf(scope, installationId, contextId))
  })

  router.delete(path, async (req, res) => {
    const { scope, account } = sessionOf(res)
    const installationId = idOf<InstallationId>(req)
    const contextId = idOf<ContextId>(req, 'contextId')
    await disclosedRosterOf(scope, installationId, contextId)
    await cancelRosterRun(scope, contextId)
    await recordAudit(scope, { accountId: account.id, action: 'roster.cancelled', subject: contextId })
    res.json(await disclosedRosterOf(scope, installationId, contextId))
  })
  return router
}
