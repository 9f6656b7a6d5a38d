import type { RequestHandler } from 'express'
import { beginSignIn, type SignInQuery } from '@lectern/teams'
import { parametersOf } from '../../http/form.ts'
import { namedInstallations } from './named-installations.ts'
import { openTab, type OpenedTab } from './opened-tab.ts'
import { signInCookie } from './pending-sign-in.ts'
import { personScopes } from './person-graph.ts'
import { refuseTabPage } from './refuse-tab.ts'
import type { TeamsSurface } from './teams-surface.ts'
import { openErrand, scopesOf } from './window-errand.ts'

/** `/teams/auth/start`: the first page of a window that a tab has opened. */
export const startWindow =
  (surface: TeamsSurface): RequestHandler =>
  async (req, res) => {
    try {
      const { clientId, tenantId, claims, consent, purpose } = openErrand(
        surface,
        parametersOf(req).get('ask'),
      )
      await namedInstallations(surface, clientId)
      const query = {
        tenantId,
        claims,
        scopes: scopesOf({ purpose }),
        prompt: consent ? 'consent' : undefined,
      } as const
      const { location, cookie } = await begun(surface, { clientId }, query)
      res.setHeader('set-cookie', cookie)
      res.redirect(location)
    } catch (error) {
      await refuseTabPage(surface, error, { req, res })
    }
  }

/** `/teams/browser`: the tab without Teams, by an ordinary sign-in. */
export const openInBrowser =
  (surface: TeamsSurface): RequestHandler =>
  async (req, res) => {
    let opened: OpenedTab | undefined
    try {
      opened = await openTab(surface, req.originalUrl)
      const { clientId, address, installations } = opened
      const { location, cookie } = await begun(
        surface,
        { clientId, address },
        {
          // With several nobody knows yet whose person it is.
          tenantId: installations.length === 1 ? installations[0]!.tenantId : undefined,
          scopes: personScopes.launch,
        },
      )
      res.setHeader('set-cookie', cookie)
      res.redirect(location)
    } catch (error) {
      await refuseTabPage(surface, error, { req, res, opened })
    }
  }

async function begun(
  { redirectUri, secrets, browserAddress, now }: TeamsSurface,
  { clientId, address }: { clientId: string; address?: string },
  query: Omit<SignInQuery, 'app' | 'redirectUri'>,
): Promise<{ location: string; cookie: string }> {
  const { location, pending } = beginSignIn({ app: { clientId }, redirectUri, ...query })
  const cookie = await signInCookie({ clientId, pending, address }, secrets.of('Teams sign-ins'), now())
  return { location: browserAddress(location), cookie }
}
