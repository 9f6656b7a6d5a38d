import { Router } from 'express'
import {
  newTeamsInstallation,
  teamsChange,
  type TeamsConsent,
  type TeamsDetails,
} from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import {
  changeTeamsInstallation,
  getInstallation,
  recordAudit,
  type TeamsInstallation,
} from '@lectern/tenancy'
import { idOf } from '../../http/path-id.ts'
import { parseRequest } from '../../http/problem-response.ts'
import { addTeams } from '../teams/add-teams.ts'
import { beginConsent } from '../teams/begin-consent.ts'
import { confirmAdmission } from '../teams/confirm-admission.ts'
import { enteredCredential } from '../teams/entered-credential.ts'
import { requireCredential } from '../teams/require-credential.ts'
import { beginAllowedRosters } from '../teams-rosters/begin-allowed-rosters.ts'
import { teamsDetails } from '../teams/teams-details.ts'
import { teamsInstallationOf } from '../teams/teams-installation-of.ts'
import { withdrawTeams } from '../teams/withdraw-teams.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf, sessionToken } from './session-cookie.ts'

/** Lectern in a district's Microsoft Teams: adding, changing, consent, what Microsoft says, and giving it back. */
export function teamsRoutes({ database, publicUrl, teams }: ConsoleSurface): Router {
  const router = Router()
  const path = '/:id/teams'
  const sealKey = teams.secrets.of('Teams credentials')
  const found = (scope: DistrictScope, id: InstallationId): Promise<TeamsInstallation> =>
    teamsInstallationOf(teams, scope, id)
  const details = async (scope: DistrictScope, id: InstallationId): Promise<TeamsDetails> =>
    teamsDetails(teams, scope, await found(scope, id))

  router.post('/teams', async (req, res) => {
    const wanted = parseRequest(newTeamsInstallation, req.body)
    const { scope, account } = sessionOf(res)
    const id = await addTeams(teams, scope, wanted)
    const { clientId, tenantId } = wanted
    await recordAudit(scope, {
      accountId: account.id,
      action: 'installation.added',
      subject: id,
      details: { clientId, tenantId },
    })
    res.status(201).json(await getInstallation(scope, id))
  })

  router.get(path, async (req, res) => {
    res.json(await details(sessionOf(res).scope, idOf<InstallationId>(req)))
  })

  router.put(path, async (req, res) => {
    const wanted = parseRequest(teamsChange, req.body)
    const { name, websiteUrl, privacyUrl, termsUrl } = wanted
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    const installation = await found(scope, id)
    const entered = enteredCredential(wanted)
    if (entered) await requireCredential(teams, installation, entered.credential)
    const change = {
      name,
      websiteUrl,
      privacyUrl,
      termsUrl,
      credential: entered?.credential,
      credentialExpiresAt: entered?.expiresAt,
    }
    await changeTeamsInstallation(database, scope, id, change, sealKey)
    await recordAudit(scope, {
      accountId: account.id,
      action: 'installation.changed',
      subject: id,
      details: { name, websiteUrl, privacyUrl, termsUrl, newCredential: entered !== undefined },
    })
    res.json(await details(scope, id))
  })

  router.post(`${path}/consent`, async (req, res) => {
    const { scope } = sessionOf(res)
    const token = sessionToken(req, publicUrl)! // requireSession found it
    const url = beginConsent(teams, await found(scope, idOf<InstallationId>(req)), token)
    const answer: TeamsConsent = { url }
    res.set('cache-control', 'no-store').json(answer)
  })

  router.post(`${path}/confirm`, async (req, res) => {
    const { scope } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    const installation = await found(scope, id)
    const roles = await confirmAdmission(teams, scope, installation)
    await beginAllowedRosters(teams, scope, installation, roles)
    res.json(await details(scope, id))
  })

  router.delete(`${path}/access`, async (req, res) => {
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    const installation = await found(scope, id)
    await withdrawTeams(teams, scope, installation, account.id)
    res.json(await details(scope, id))
  })
  return router
}
