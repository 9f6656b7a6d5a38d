import type { Request, Response } from 'express'
import {
  launchRefusals,
  networkRefusals,
  registrationRefusals,
  type LaunchRefusal,
  type OpenedState,
} from '@lectern/lti'
import { newReference, problemStatus, type Problem } from '@lectern/problem'
import { recordRefusedLaunch, type LtiInstallation } from '@lectern/tenancy'
import { refusalPage, type RefusalPageName } from '@lectern/ui/refusal-page'
import { asProblem } from '../../http/as-problem.ts'
import { localeOfRequest } from '../../http/locale.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import type { LtiSurface } from './lti-surface.ts'

interface Refusal {
  error: unknown
  req: Request
  res: Response
  /** Known once the state was opened. */
  state?: OpenedState
}

/** A refused launch: one line in the log, one in the installation's list, one page that says what to do. */
export async function refuseLaunch(surface: LtiSurface, { error, req, res, state }: Refusal): Promise<void> {
  const problem = asProblem(error)
  const reference = newReference()
  const installation = await installationOf(surface, problem, state)
  const facts = {
    reference,
    code: problem.code,
    installationId: installation?.installationId,
    details: problem.details,
  }
  if (problem.kind === 'internal') surface.log.error({ ...facts, err: problem }, problem.message)
  else surface.log.warn(facts, problem.message)
  if (installation) await record(surface, installation, problem, reference)

  const nonce = newNonce()
  sendPage(res, {
    status: problemStatus(problem.kind),
    nonce,
    frameAncestors: ['*'],
    html: refusalPage({
      nonce,
      locale: localeOfRequest(req),
      page: pageOf(problem.code),
      reference,
      code: problem.code,
      // Whoever registers a platform administers it, and is told what to change.
      details: pageOf(problem.code) === 'registration' ? problem.message : undefined,
      platform: installation?.name,
      time: surface.now(),
      // Only where it helps: a window of our own is not a third party.
      newWindow:
        remedyOf(problem.code) === 'new-window' && state?.relaunch
          ? { action: surface.loginPath, fields: state.relaunch }
          : undefined,
    }),
  })
}

/** Whose list it belongs into: the one installation of the issuer and client that the refusal is about. */
async function installationOf(
  { installations, log }: LtiSurface,
  { details }: Problem,
  state: OpenedState | undefined,
): Promise<LtiInstallation | undefined> {
  const issuer = state?.issuer ?? details['issuer']
  const clientId = state?.clientId ?? details['clientId']
  if (typeof issuer !== 'string' || typeof clientId !== 'string') return undefined
  try {
    return (await installations.find(issuer, clientId))[0]
  } catch (err) {
    // The database is what failed: the page must still say so.
    log.error({ err }, 'could not look up the installation of a refused launch')
    return undefined
  }
}

async function record(
  { database, log }: LtiSurface,
  { districtId, installationId }: LtiInstallation,
  { code, message, details }: Problem,
  reference: string,
): Promise<void> {
  const passedChecks = Array.isArray(details['passed']) ? (details['passed'] as string[]) : []
  try {
    const scope = database.district(districtId)
    await recordRefusedLaunch(scope, { installationId, code, message, reference, passedChecks })
  } catch (err) {
    log.error({ err, reference }, 'could not record a refused launch')
  }
}

const isLaunchRefusal = (code: string): code is LaunchRefusal => Object.hasOwn(launchRefusals, code)

const isRegistrationRefusal = (code: string): boolean =>
  Object.hasOwn(registrationRefusals, code) ||
  Object.hasOwn(networkRefusals, code) ||
  code === 'lti.registration-link-unusable' ||
  code === 'installation.exists'

const remedyOf = (code: string): string | undefined =>
  isLaunchRefusal(code) ? launchRefusals[code].remedy : undefined

const pages: Record<string, RefusalPageName> = {
  'lti.browser-mismatch': 'browser',
  'lti.login-required': 'browser',
  'lti.platform-refused': 'platformError',
  'lti.token-expired': 'clock',
  'lti.token-too-old': 'clock',
  'lti.token-in-future': 'clock',
  'lti.deployment-pending': 'deploymentPending',
  'lti.deployment-unknown': 'deploymentPending',
  'lti.deployment-blocked': 'deploymentBlocked',
  'lti.keys-unreachable': 'unavailable',
  'lti.hand-over-expired': 'reopen',
  'database.unavailable': 'unavailable',
  internal: 'unavailable',
}

const pageOf = (code: string): RefusalPageName =>
  isRegistrationRefusal(code)
    ? 'registration'
    : (pages[code] ?? (remedyOf(code) === 'reopen' ? 'reopen' : remedyOf(code) ? 'configuration' : 'generic'))
