import type { Request, RequestHandler } from 'express'
import { unsealJson } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { readAdminConsent, type AdminConsentAnswer } from '@lectern/teams'
import { findSession, noteTeamsRefusal, recordAudit, type ConsoleSession } from '@lectern/tenancy'
import { asProblem } from '../../http/as-problem.ts'
import { parametersOf } from '../../http/form.ts'
import { sessionToken } from '../console/session-cookie.ts'
import { refusalForPage } from '../refusal-for-page.ts'
import { isBegunBy } from '../session-proof.ts'
import { beginAllowedRosters } from '../teams-rosters/begin-allowed-rosters.ts'
import { consentPurpose, type ConsentErrand } from './begin-consent.ts'
import { confirmAdmission } from './confirm-admission.ts'
import { refuseTabPage } from './refuse-tab.ts'
import { teamsInstallationOf } from './teams-installation-of.ts'
import type { TeamsSurface } from './teams-surface.ts'

type Begun = ConsoleSession & Pick<ConsentErrand, 'installationId'>

/**
 * `/teams/auth/consent`: Entra sends an administrator back who began in the console. What came of it stands on the
 * installation's page, where the browser goes next.
 */
export const endConsent =
  (surface: TeamsSurface): RequestHandler =>
  async (req, res) => {
    try {
      const answer = readAdminConsent(parametersOf(req))
      res.redirect(303, surface.publicUrl + (await consoleAddress(surface, req, answer)))
    } catch (error) {
      await refuseTabPage(surface, error, { req, res })
    }
  }

async function consoleAddress(
  surface: TeamsSurface,
  req: Request,
  answer: AdminConsentAnswer,
): Promise<string> {
  const begun = await sessionThatBegan(surface, req, answer.state)
  if (!begun) {
    surface.log.warn('an admin consent came back to another session than began it')
    return '/console/installations?teams=foreign'
  }
  const { scope, installationId } = begun
  const page = `/console/installations/${installationId}?teams=`
  try {
    await keepConsent(surface, begun, answer)
    return `${page}granted`
  } catch (error) {
    await noteTeamsRefusal(scope, installationId, refusalForPage(surface, installationId, asProblem(error)))
    return `${page}refused`
  }
}

async function sessionThatBegan(
  { database, publicUrl, secrets, now }: TeamsSurface,
  req: Request,
  state: string,
): Promise<Begun | undefined> {
  // The seal proves that beginConsent wrote it.
  const errand = unsealJson(state, consentPurpose, secrets.of('Teams consent')) as ConsentErrand | undefined
  const token = sessionToken(req, publicUrl)
  if (!errand || errand.until <= now().getTime() || token === undefined || !isBegunBy(errand, token))
    return undefined
  const session = await findSession(database, token)
  return session && { ...session, installationId: errand.installationId }
}

async function keepConsent(
  surface: TeamsSurface,
  { scope, account, installationId }: Begun,
  answer: AdminConsentAnswer,
): Promise<void> {
  const installation = await teamsInstallationOf(surface, scope, installationId)
  if (answer.outcome === 'declined') throw declined(answer.reason)
  // Only claimed, but whoever agreed elsewhere wants to know why nothing came of it.
  if (answer.claimedTenantId !== installation.tenantId) throw elsewhere(answer.claimedTenantId)
  const roles = await confirmAdmission(surface, scope, installation, { afterConsent: true })
  await recordAudit(scope, {
    accountId: account.id,
    action: 'teams.consent-confirmed',
    subject: installationId,
    details: { roles },
  })
  await beginAllowedRosters(surface, scope, installation, roles)
}

const declined = (reason: string): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'teams.consent-declined',
    message: `Entra says that nobody agreed (${reason}). Begin again with an account that may consent for the whole tenant: a Privileged Role Administrator or Global Administrator.`,
  })

const elsewhere = (tenantId: string): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'teams.consent-elsewhere',
    message: `The consent was given in the tenant ${tenantId}, which is not this installation's. Sign in to Microsoft with an administrator account of the district's own tenant.`,
  })
