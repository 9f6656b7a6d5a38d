import type { RequestHandler, Response } from 'express'
import type { IncomingMessage } from 'node:http'
import { localeOf } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { finishSignIn, type SignInOutcome } from '@lectern/teams'
import { refuseRemoved, type TeamsCredential, type TeamsInstallation } from '@lectern/tenancy'
import { teamsWindowPage } from '@lectern/ui/teams-window-page'
import { parametersOf } from '../../http/form.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import { localeOfRequest } from '../../http/locale.ts'
import { admitTab } from './admit-tab.ts'
import { launchDeadline } from './launch-deadline.ts'
import { namedInstallations } from './named-installations.ts'
import { openTab } from './opened-tab.ts'
import { clearedSignInCookie, keptSignIn, type KeptSignIn } from './pending-sign-in.ts'
import { graphWith } from './person-graph.ts'
import { refuseTabPage, type RefusedTab } from './refuse-tab.ts'
import type { TeamsSurface } from './teams-surface.ts'

/** `/teams/auth/end`: Entra sends a browser back, in a window that a tab has opened or in place of the tab. */
export const endSignIn =
  (surface: TeamsSurface): RequestHandler =>
  async (req, res) => {
    const refused: RefusedTab & { again?: string } = { req, res }
    try {
      const answer = parametersOf(req)
      const kept = await ownSignIn(surface, req, answer.get('state') ?? '')
      refused.again = kept.address
      res.setHeader('set-cookie', clearedSignInCookie(kept.pending.state))
      const installations = await namedInstallations(surface, kept.clientId)
      const [credential, ...otherCredentials] = credentialsFor(kept.pending, installations)
      const outcome = await finishSignIn(answer, kept.pending, {
        app: { clientId: kept.clientId },
        credential: () => credential!, // namedInstallations gives one at least
        otherCredentials,
        fetch: surface.fetch,
        keys: surface.keys,
        now: surface.now,
      })
      if (kept.address === undefined) return sendWindowPage(surface, req, res, outcome)
      refused.opened = await openTab(surface, kept.address)
      await showInBrowser(surface, refused, installations, outcome)
    } catch (error) {
      await refuseTabPage(surface, error, refused)
    }
  }

async function ownSignIn(
  { secrets, now }: Pick<TeamsSurface, 'secrets' | 'now'>,
  req: IncomingMessage,
  state: string,
): Promise<KeptSignIn> {
  const kept = await keptSignIn(req, state, secrets.of('Teams sign-ins'), now())
  if (kept) return kept
  throw new Problem({
    kind: 'unauthenticated',
    code: 'teams.sign-in-foreign',
    message: 'This browser has begun no such sign-in, or began it too long ago. Begin again.',
  })
}

/**
 * The tenant's own; where anybody's may come, each that the districts have entered: they renew it one after the other.
 */
function credentialsFor(
  { tenantId }: KeptSignIn['pending'],
  installations: readonly TeamsInstallation[],
): TeamsCredential[] {
  const own = installations.filter((one) => one.tenantId === tenantId)
  const kept = (own.length > 0 ? own : installations).map(({ credential }) => credential)
  return [...new Map(kept.map((credential) => [JSON.stringify(credential), credential])).values()]
}

function sendWindowPage(
  { assets, otherHosts }: Pick<TeamsSurface, 'assets' | 'otherHosts'>,
  req: IncomingMessage,
  res: Response,
  { outcome }: SignInOutcome,
): void {
  const nonce = newNonce()
  const html = teamsWindowPage({
    locale: localeOfRequest(req),
    nonce,
    script: assets.teamsWindow,
    agreed: outcome === 'signed-in',
    hosts: otherHosts,
  })
  sendPage(res, { html, nonce, frameAncestors: [] })
}

async function showInBrowser(
  surface: TeamsSurface,
  refused: RefusedTab,
  installations: readonly TeamsInstallation[],
  found: SignInOutcome,
): Promise<void> {
  const { req, res, opened } = refused
  if (found.outcome !== 'signed-in' || !found.token) throw signInDeclined()
  const { tenantId, objectId } = found.person
  const installation = installations.find((one) => one.tenantId === tenantId)
  if (!installation) {
    await refuseRemoved(surface.database, {
      surface: 'teams',
      clientId: opened!.clientId,
      customer: tenantId,
    })
    throw tenantUnknown(tenantId)
  }
  refused.installation = installation
  const deadline = launchDeadline(surface)
  const { scope, launch, page } = await admitTab(
    surface,
    opened!, // endSignIn has opened it
    {
      installation,
      objectId,
      graph: graphWith(surface, installation, found.token, { deadline }),
      deadline,
      // Nothing here can act in the person's name later.
      mayPlace: false,
    },
    localeOf(req.headers['accept-language']),
  )
  const { html, nonce } = await surface.renderLaunch(scope, launch, page)
  sendPage(res, { html, nonce, frameAncestors: [] })
}

const signInDeclined = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'teams.sign-in-declined',
    message: 'The person closed the page of Microsoft, or did not agree to what was asked.',
  })

const tenantUnknown = (tenantId: string): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'teams.tenant-unknown',
    message: `The tenant ${tenantId} is not set up here. Add a Teams installation for it, or remove the app from that tenant.`,
    details: { tenantId },
  })
