import type { ServerResponse } from 'node:http'
import type { FormRequest } from '../../http/form.ts'
import {
  launchRefusals,
  lti1p1Refusals,
  networkRefusals,
  registrationRefusals,
  returnAddress,
  type OpenedState,
  type Remedy,
} from '@lectern/lti'
import { problemStatus, type Problem } from '@lectern/problem'
import { deploymentStatus, type LtiInstallation } from '@lectern/tenancy'
import { refusalPage, type RefusalPageName } from '@lectern/ui/refusal-page'
import { asProblem } from '../../http/as-problem.ts'
import { localeOfRequest } from '../../http/locale.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import { noteRefusal, type RefusingInstallation } from '../note-refusal.ts'
import type { LtiSurface } from './lti-surface.ts'

interface Refusal {
  error: unknown
  req: FormRequest
  res: ServerResponse
  /** Known once the state was opened. */
  state?: OpenedState
}

/** A refused launch: one line in the log, one in the installation's list, one page that says what to do. */
export async function refuseLaunch(surface: LtiSurface, { error, req, res, state }: Refusal): Promise<void> {
  const problem = asProblem(error)
  const installation = await installationOf(surface, problem, state)
  const reference = await noteRefusal(surface, problem, installation)
  // Only where it helps: a window of our own is not a third party.
  const newWindow =
    remedyOf(problem.code) === 'new-window' && state?.relaunch
      ? { action: surface.loginPath, fields: state.relaunch }
      : undefined
  sendRefusal(surface, { problem, reference, installation, req, res, newWindow })
}

interface RefusalAnswer {
  problem: Problem
  reference: string
  installation?: RefusingInstallation
  req: FormRequest
  res: ServerResponse
  newWindow?: { action: string; fields: Record<string, string> }
}

export function sendRefusal(
  { now }: Pick<LtiSurface, 'now'>,
  { problem, reference, installation, req, res, newWindow }: RefusalAnswer,
): void {
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
      approvalCode: problem.details['approvalCode'] as string | undefined, // admit.ts put it there
      time: now(),
      newWindow,
      backTo: wayBack(problem, reference),
    }),
  })
}

/** The platform logs why, and may show it (Core §5.4.4). */
export function wayBack(
  { code, message, details: { returnTo } }: Problem,
  reference: string,
): string | undefined {
  if (typeof returnTo !== 'string') return undefined
  return returnAddress(returnTo, {
    error: `${message} (${reference})`,
    errorLog: `${code} ${reference}`,
  })
}

/** Whose list it belongs into: the installation of the issuer and client, and among several that of the deployment. */
async function installationOf(
  { installations, log }: LtiSurface,
  { code, details }: Problem,
  state: OpenedState | undefined,
): Promise<LtiInstallation | undefined> {
  const issuer = state?.issuer ?? details['issuer']
  const clientId = state?.clientId ?? details['clientId']
  if (typeof issuer !== 'string' || typeof clientId !== 'string') return undefined
  // No list shows it any more.
  if (code === 'installation.removed') return undefined
  try {
    const found = await installations.find(issuer, clientId)
    const deploymentId = details['deploymentId']
    return found.length > 1
      ? found.find((one) => typeof deploymentId === 'string' && deploymentStatus(one, deploymentId))
      : found[0]
  } catch (err) {
    // The database is what failed: the page must still say so.
    log.error({ err }, 'could not look up the installation of a refused launch')
    return undefined
  }
}

const refusals: Record<string, { remedy: Remedy }> = { ...launchRefusals, ...lti1p1Refusals }

const isRegistrationRefusal = (code: string): boolean =>
  Object.hasOwn(registrationRefusals, code) ||
  Object.hasOwn(networkRefusals, code) ||
  code === 'lti.registration-link-unusable' ||
  code === 'installation.exists'

const remedyOf = (code: string): Remedy | undefined =>
  Object.hasOwn(refusals, code) ? refusals[code]!.remedy : undefined

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
  'lti.privacy-not-yours': 'notYours',
  'lti.review-not-yours': 'notYours',
  'lti.review-without-course': 'notYours',
  'lti.message-type-unsupported': 'unsupported',
  'lti.keys-unreachable': 'unavailable',
  'lti.hand-over-expired': 'reopen',
  'lti-1p1.launch-in-future': 'clock',
  'lti-1p1.not-a-launch': 'reopen',
  'installation.removed': 'removed',
  'database.unavailable': 'unavailable',
  internal: 'unavailable',
}

const pageOf = (code: string): RefusalPageName =>
  isRegistrationRefusal(code)
    ? 'registration'
    : (pages[code] ?? (remedyOf(code) === 'reopen' ? 'reopen' : remedyOf(code) ? 'configuration' : 'generic'))
