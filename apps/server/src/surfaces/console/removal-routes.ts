import { Router } from 'express'
import { installationRemoval } from '@lectern/api-contracts'
import type { InstallationId } from '@lectern/launch'
import { getInstallation } from '@lectern/tenancy'
import { idOf } from '../../http/path-id.ts'
import { parseRequest } from '../../http/problem-response.ts'
import { enqueueFarewell } from '../../jobs/farewell-jobs.ts'
import { removeInstallation } from '../../joins/remove-installation.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf } from './session-cookie.ts'

/** Removing an installation, of whichever host. */
export function removalRoutes({
  database,
  installations,
  contextServices,
  google,
  teams,
  enqueue,
}: ConsoleSurface): Router {
  const router = Router()

  router.post('/:id/removal', async (req, res) => {
    const { name } = parseRequest(installationRemoval, req.body)
    const { scope, account } = sessionOf(res)
    const installationId = idOf<InstallationId>(req)
    const installation = await getInstallation(scope, installationId)
    const { isFarewellDue } = await removeInstallation(
      { database, secrets: google.secrets, now: google.now },
      scope,
      { installationId, name, accountId: account.id },
    )
    // What this process remembers of it; others learn it from the database.
    if (installation.lti) installations.forget(installation.lti.issuer, installation.lti.clientId)
    if (installation.teams) teams.tokensOf(installation.teams).dropAppOnly(installation.teams.tenantId)
    contextServices.forget()
    if (isFarewellDue) await enqueueFarewell(enqueue, scope, installationId)
    res.status(204).end()
  })
  return router
}
