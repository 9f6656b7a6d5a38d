import type { Request } from 'express'
import { completeSignIn, type AuthorizationAnswer, type SignInState } from '@lectern/google-classroom'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import {
  findGoogleGrant,
  findSession,
  getGoogleInstallation,
  noteAdministratorRefusal,
  recordAudit,
  type ConsoleSession,
} from '@lectern/tenancy'
import { asProblem } from '../../http/as-problem.ts'
import { sessionToken } from '../console/session-cookie.ts'
import { beginGoogleRosters } from '../google-rosters/google-roster-jobs.ts'
import { refusalForPage } from '../refusal-for-page.ts'
import { isBegunBy } from '../session-proof.ts'
import { readAdministratorHandOff } from './administrator-hand-off.ts'
import { administratorRequest } from './begin-administrator-sign-in.ts'
import { clientOf, type GoogleClassroomSurface } from './google-classroom-surface.ts'
import { keepSignedIn } from './keep-signed-in.ts'
import { proveSignedIn } from './prove-administrator.ts'

interface Begun extends ConsoleSession {
  installationId: InstallationId
  token: string
}

/**
 * Google sends an administrator back who began in the console: what they granted is kept, or why not is noted for the
 * installation's page.
 * @returns where the window goes next: that page, or Google once more
 */
export async function finishAdministratorSignIn(
  surface: GoogleClassroomSurface,
  answer: AuthorizationAnswer,
  req: Request,
): Promise<string> {
  const begun = await sessionThatBegan(surface, answer.state, req)
  if (!begun) {
    surface.log.warn('the sign-in of an administrator came back to another session than began it')
    return `${surface.publicUrl}/console/installations?google=foreign`
  }
  try {
    if ('problem' in answer) throw answer.problem
    return (await keepGrant(surface, answer, begun)) ?? pageOf(surface, begun, 'granted')
  } catch (error) {
    const { scope, installationId } = begun
    const refusal = refusalForPage(surface, installationId, asProblem(error))
    await noteAdministratorRefusal(scope, installationId, refusal)
    return pageOf(surface, begun, 'refused')
  }
}

const pageOf = (
  { publicUrl }: GoogleClassroomSurface,
  { installationId }: Begun,
  outcome: 'granted' | 'refused',
): string => `${publicUrl}/console/installations/${installationId}?google=${outcome}`

async function sessionThatBegan(
  { database, publicUrl }: GoogleClassroomSurface,
  { handOffId }: SignInState,
  req: Request,
): Promise<Begun | undefined> {
  const handOff = readAdministratorHandOff(handOffId)
  const token = sessionToken(req, publicUrl)
  if (!handOff || token === undefined || !isBegunBy(handOff, token)) return undefined
  const session = await findSession(database, token)
  return session && { ...session, installationId: handOff.installationId, token }
}

/** @returns where to consent, when Google gave nothing that lasts and nothing is kept from before */
async function keepGrant(
  surface: GoogleClassroomSurface,
  { code, state }: { code: string; state: SignInState },
  { scope, account, installationId, token }: Begun,
): Promise<string | undefined> {
  const { database, secrets, accounts, fetch, keys, now } = surface
  const sealKey = secrets.of('Google client secrets')
  const installation = await getGoogleInstallation(database, scope, installationId, sealKey)
  const { user, granted } = await completeSignIn(
    { code, state },
    {
      client: clientOf(surface, installation),
      accounts,
      fetch,
      keys,
      now,
      findInstallation: (domain) => (installation.hostedDomains.includes(domain) ? installation : undefined),
    },
  )
  await proveSignedIn(surface, installation, granted, user.sub)
  const { personId } = await keepSignedIn(surface, user, 'administrator', granted)
  const key = { installationId, personId, audience: 'administrator' } as const
  const kept = await findGoogleGrant(scope, key, secrets.of('Google grants'))
  if (kept?.refreshToken === undefined) {
    if (state.consent) throw nothingLasts()
    return administratorRequest(surface, installation, token, { consent: true, loginHint: user.sub })
  }
  await scope.transaction(async (tx) => {
    await noteAdministratorRefusal(tx, installationId, null)
    await recordAudit(tx, {
      accountId: account.id,
      action: 'google.administrator-granted',
      subject: installationId,
      details: { scopes: granted.scopes },
    })
  })
  if (installation.features.includes('roster'))
    await beginGoogleRosters(surface.enqueue, scope, installationId)
  return undefined
}

const nothingLasts = (): Problem =>
  new Problem({
    kind: 'upstream',
    code: 'classroom.refresh-token-missing',
    message:
      'Google gave nothing that lasts beyond an hour, although it showed its consent page. Remove Lectern under Third-party ' +
      'connections of this Google account, then sign in again.',
  })
