import { Router, type Response } from 'express'
import {
  deploymentClaim,
  deploymentDecision,
  featureSwitch,
  lti1p1Switch,
  newLti1p1Installation,
  newLtiInstallation,
  newRegistrationLink,
  type InstallationDetails,
  type InstallationList,
  type Lti1p1Credentials,
  type RegistrationLink,
} from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import {
  addLti1p1Consumer,
  addLtiInstallation,
  claimDeployment,
  createRegistrationLink,
  decideDeployment,
  getInstallation,
  hasFeature,
  listInstallations,
  listNoticeStates,
  listRemoved,
  listReceived,
  recentLaunches,
  recordAudit,
  switchFeature,
  switchLti1p1,
} from '@lectern/tenancy'
import { disclosedRosters } from '../../joins/disclosed-rosters.ts'
import { placedLinks } from '../../joins/placed-links.ts'
import { registrationUrl } from '../../registration-url.ts'
import { followRosterSwitch } from '../../jobs/host-rosters.ts'
import { alignNoticesJob } from '../lti-notices/notice-jobs.ts'
import { idOf } from '../../http/path-id.ts'
import { parseRequest } from '../../http/problem-response.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { needsOfFeatures } from '../lti/tool-description.ts'
import { sessionOf } from './session-cookie.ts'

export function installationRoutes({
  database,
  installations,
  lti1p1,
  toolValues,
  publicUrl,
  againstNeeds,
  contextServices,
  enqueue,
}: ConsoleSurface): Router {
  const router = Router()
  /** After a change that launches must heed. */
  const answerInstallation = async (scope: DistrictScope, id: InstallationId, res: Response) => {
    const installation = await getInstallation(scope, id)
    if (installation.lti) installations.forget(installation.lti.issuer, installation.lti.clientId)
    res.json(installation)
  }

  router.get('/', async (_req, res) => {
    const { scope } = sessionOf(res)
    const [standing, removed] = await Promise.all([listInstallations(scope), listRemoved(scope)])
    const answer: InstallationList = {
      installations: standing,
      removed: removed.map(({ id, name, surface, removedAt }) => ({ id, name, surface, removedAt })),
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
    const { name, features } = parseRequest(newRegistrationLink, req.body)
    const { scope, account } = sessionOf(res)
    const token = await createRegistrationLink(scope, name, features)
    await recordAudit(scope, { accountId: account.id, action: 'registration-link.made', subject: name })
    const answer: RegistrationLink = { url: registrationUrl({ publicUrl }, token) }
    res.status(201).json(answer)
  })

  router.post('/deployment-claims', async (req, res) => {
    const { code } = parseRequest(deploymentClaim, req.body)
    const { scope, account } = sessionOf(res)
    const { installationId, deploymentId } = await claimDeployment(scope, code)
    await recordAudit(scope, {
      accountId: account.id,
      action: 'deployment.claimed',
      subject: installationId,
      details: { deploymentId },
    })
    await answerInstallation(scope, installationId, res)
  })

  router.post('/lti-1p1', async (req, res) => {
    const wanted = parseRequest(newLti1p1Installation, req.body)
    const { scope, account } = sessionOf(res)
    const credentials = await addLti1p1Consumer(scope, wanted, lti1p1.sealKey)
    const { id, consumerKey } = credentials
    await recordAudit(scope, {
      accountId: account.id,
      action: 'installation.added',
      subject: id,
      details: { consumerKey },
    })
    const answer: Lti1p1Credentials = { ...credentials, launchUrl: lti1p1.launchUrl }
    res.status(201).set('cache-control', 'no-store').json(answer)
  })

  router.put('/:id/lti-1p1', async (req, res) => {
    const { enabled } = parseRequest(lti1p1Switch, req.body)
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await switchLti1p1(scope, id, enabled)
    await recordAudit(scope, {
      accountId: account.id,
      action: 'lti-1p1.switched',
      subject: id,
      details: { enabled },
    })
    res.json(await getInstallation(scope, id))
  })

  router.put('/:id/features', async (req, res) => {
    const { feature, enabled } = parseRequest(featureSwitch, req.body)
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await scope.transaction(async (tx) => {
      await switchFeature(tx, id, feature, enabled)
      await recordAudit(tx, {
        accountId: account.id,
        action: 'feature.switched',
        subject: id,
        details: { feature, enabled },
      })
    })
    contextServices.forget()
    if (feature === 'course-copies')
      await enqueue(alignNoticesJob, { districtId: scope.districtId, installationId: id })
    if (feature === 'roster') await followRosterSwitch(enqueue, scope, { installationId: id, enabled })
    await answerInstallation(scope, id, res)
  })

  router.get('/:id', async (req, res) => {
    const { scope } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    const [installation, hasRosters, launches, received, rosters, notices, placements] = await Promise.all([
      getInstallation(scope, id),
      hasFeature(scope, id, 'roster'),
      recentLaunches(scope, id),
      listReceived(scope, id),
      disclosedRosters(scope, id),
      listNoticeStates(scope, id),
      placedLinks(scope, id),
    ])
    const answer: InstallationDetails = {
      ...installation,
      launches,
      notices,
      placements,
      received: againstNeeds(received, installation.lti ?? undefined),
      featureNeeds: installation.lti ? needsOfFeatures(installation.lti.profile) : [],
      rosters: hasRosters ? rosters : null,
    }
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
    await enqueue(alignNoticesJob, { districtId: scope.districtId, installationId: id })
    await answerInstallation(scope, id, res)
  })
  return router
}
