import type { ServerResponse } from 'node:http'
import { beginLogin, type BegunLogin } from '@lectern/lti'
import { deploymentStatus, type LtiInstallation } from '@lectern/tenancy'
import { parametersOf, type FormRequest } from '../../http/form.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import { bindingCookie } from './binding-cookie.ts'
import { asPlatform, type InstalledPlatform, type LtiSurface } from './lti-surface.ts'
import { loginPage } from './storage-pages.ts'
import { refuseLaunch } from './refuse-launch.ts'

/**
 * Step 1 of a launch: the platform says that someone is coming, we send the browser to be identified there.
 * Nothing is stored; the state carries what the launch needs, signed.
 */
export const login =
  (surface: LtiSurface) =>
  async (req: FormRequest, res: ServerResponse): Promise<void> => {
    try {
      const begun = await beginLogin<InstalledPlatform>(parametersOf(req), {
        tool: surface,
        stateKey: surface.stateKey,
        now: surface.now(),
        findRegistrations: async ({ issuer, clientId, deploymentId }) =>
          registrationsOf(
            (await surface.installations.find(issuer, clientId)).filter(
              (one) => deploymentId === undefined || deploymentStatus(one, deploymentId),
            ),
          ),
      })
      res.setHeader('set-cookie', bindingCookie(begun.binding))
      if (begun.storage) sendStoragePage(begun, res)
      else res.writeHead(302, { location: begun.location, 'cache-control': 'no-store' }).end()
    } catch (error) {
      await refuseLaunch(surface, { error, req, res })
    }
  }

/** Districts that share a registration share its values, so any one of them will do to begin with. */
const registrationsOf = (installations: readonly LtiInstallation[]): InstalledPlatform[] => [
  ...new Map(installations.map((installation) => [installation.clientId, asPlatform(installation)])).values(),
]

/** The platform offers to keep the browser's secret too: a page puts it there on the way. */
function sendStoragePage(begun: BegunLogin<InstalledPlatform>, res: ServerResponse): void {
  const nonce = newNonce()
  sendPage(res, { html: loginPage(begun, nonce), nonce, frameAncestors: ['*'] })
}
