import { Router } from 'express'
import {
  googleChange,
  newGoogleInstallation,
  type AdministratorSignIn,
  type GoogleDetails,
  type GoogleInstallState,
  type WithdrawnGrants,
} from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import {
  addGoogleInstallation,
  changeGoogleInstallation,
  getGoogleInstallation,
  getInstallation,
  recordAudit,
  type GoogleInstallation,
} from '@lectern/tenancy'
import { idOf } from '../../http/path-id.ts'
import { parseRequest } from '../../http/problem-response.ts'
import { googleAccess } from '../google-classroom/google-access.ts'
import { withdrawAdministrators } from '../google-classroom/withdraw-administrators.ts'
import { beginAdministratorSignIn } from '../google-classroom/begin-administrator-sign-in.ts'
import { installStates } from '../google-classroom/install-states.ts'
import { requireClient } from '../google-classroom/require-client.ts'
import { setupValues } from '../google-classroom/setup-values.ts'
import { alignGoogleRegistrations } from '../google-rosters/google-roster-jobs.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf, sessionToken } from './session-cookie.ts'

/** Lectern in a district's Google Classroom: adding, changing, what was seen, and what administrators grant. */
export function googleRoutes({ database, publicUrl, google, enqueue }: ConsoleSurface): Router {
  const router = Router()
  const path = '/:id/google-classroom'
  const sealKey = google.secrets.of('Google client secrets')
  const found = (scope: DistrictScope, id: InstallationId): Promise<GoogleInstallation> =>
    getGoogleInstallation(database, scope, id, sealKey)
  const details = async (scope: DistrictScope, id: InstallationId): Promise<GoogleDetails> => {
    const installation = await found(scope, id)
    return {
      values: setupValues(google, installation),
      ...(await googleAccess(scope, installation, google.now())),
    }
  }

  router.post('/google-classroom', async (req, res) => {
    const wanted = parseRequest(newGoogleInstallation, req.body)
    const { scope, account } = sessionOf(res)
    await requireClient(google, wanted)
    const id = await addGoogleInstallation(database, scope, wanted, sealKey)
    const { clientId, hostedDomains } = wanted
    await recordAudit(scope, {
      accountId: account.id,
      action: 'installation.added',
      subject: id,
      details: { clientId, hostedDomains },
    })
    res.status(201).json(await getInstallation(scope, id))
  })

  router.get(path, async (req, res) => {
    res.json(await details(sessionOf(res).scope, idOf<InstallationId>(req)))
  })

  router.put(path, async (req, res) => {
    const { clientSecret, ...change } = parseRequest(googleChange, req.body)
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    const { clientId } = await found(scope, id)
    if (clientSecret !== undefined) await requireClient(google, { clientId, clientSecret })
    await changeGoogleInstallation(database, scope, id, { ...change, clientSecret }, sealKey)
    await recordAudit(scope, {
      accountId: account.id,
      action: 'installation.changed',
      subject: id,
      details: { ...change, newSecret: clientSecret !== undefined },
    })
    // Another topic is told of changes from now on.
    await alignGoogleRegistrations(enqueue, scope, id)
    res.json(await details(scope, id))
  })

  router.get(`${path}/install-state`, async (req, res) => {
    const { scope } = sessionOf(res)
    const installation = await found(scope, idOf<InstallationId>(req))
    const answer: GoogleInstallState = { domains: await installStates(google, scope, installation) }
    res.json(answer)
  })

  router.post(`${path}/sign-in`, async (req, res) => {
    const { scope } = sessionOf(res)
    const token = sessionToken(req, publicUrl)! // requireSession found it
    const url = await beginAdministratorSignIn(google, scope, idOf<InstallationId>(req), token)
    const answer: AdministratorSignIn = { url }
    res.set('cache-control', 'no-store').json(answer)
  })

  router.delete(`${path}/grants`, async (req, res) => {
    const { scope, account } = sessionOf(res)
    const { installationId } = await found(scope, idOf<InstallationId>(req))
    const answer: WithdrawnGrants = await withdrawAdministrators(google, scope, installationId, account.id)
    res.json(answer)
  })
  return router
}
