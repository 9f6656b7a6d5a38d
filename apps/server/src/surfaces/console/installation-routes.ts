import { Router } from 'express'
import {
  deploymentDecision,
  newLtiInstallation,
  newRegistrationLink,
  type InstallationDetails,
  type InstallationList,
  type RegistrationLink,
} from '@lectern/api-contracts'
import type { InstallationId } from '@lectern/launch'
import {
  addLtiInstallation,
  createRegistrationLink,
  decideDeployment,
  getInstallation,
  listInstallations,
  recentLaunches,
  recordAudit,
} from '@lectern/tenancy'
import { registrationUrl } from '../../registration-url.ts'
import { idOf } from '../../http/path-id.ts'
import { parseRequest } from '../../http/problem-response.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf } from './session-cookie.ts'

export function installationRoutes({
  database,
  installations,
  toolValues,
  publicUrl,
}: ConsoleSurface): Router {
  const router = Router()

  router.get('/', async (_req, res) => {
    const answer: InstallationList = {
      installations: await listInstallations(sessionOf(res).scope),
      toolValues,
    }
    res.json(answer)
  })

  router.post('/', async (req, res) => {
    const installation = parseRequest(newLtiInstallation, req.body)
    const { scope, account } = sessionOf(res)
    const id = await addLtiInstallation(database, scope, installation)
    await recordAudit(scope, {
      accountId: account.id,
      action: 'installation.added',
      subject: id,
      details: { issuer: installation.issuer, clientId: installation.clientId },
    })
    installations.forget(installation.issuer, installation.clientId)
    res.status(201).json(await getInstallation(scope, id))
  })

  router.post('/registration-links', async (req, res) => {
    const { name } = parseRequest(newRegistrationLink, req.body)
    const { scope, account } = sessionOf(res)
    const token = await createRegistrationLink(scope, name)
    await recordAudit(scope, { accountId: account.id, action: 'registration-link.made', subject: name })
    const answer: RegistrationLink = { url: registrationUrl({ publicUrl }, token) }
    res.status(201).json(answer)
  })

  router.get('/:id', async (req, res) => {
    const { scope } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    const [installation, launches] = await Promise.all([
      getInstallation(scope, id),
      recentLaunches(scope, id),
    ])
    const answer: InstallationDetails = { ...installation, launches }
    res.json(answer)
  })

  router.put('/:id/deployments', async (req, res) => {
    const { deploymentId, status } = parseRequest(deploymentDecision, req.body)
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await decideDeployment(scope, id, deploymentId, status)
    await recordAudit(scope, {
      accountId: account.id,
      action: 'deployment.decided',
      subject: id,
      details: { deploymentId, status },
    })
    const installation = await getInstallation(scope, id)
    installations.forget(installation.lti.issuer, installation.lti.clientId)
    res.json(installation)
  })
  return router
}
