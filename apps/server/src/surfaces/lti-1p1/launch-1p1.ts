import type { Request, RequestHandler } from 'express'
import { verifyLaunch1p1, type VerifiedLaunch1p1 } from '@lectern/lti'
import { findLti1p1Consumer, type Lti1p1Consumer } from '@lectern/tenancy'
import { parametersOf } from '../../http/form.ts'
import { sendPage } from '../../http/html-page.ts'
import { admitToInstallation, type AdmittedPage } from '../lti/admit-to-installation.ts'
import { fieldsOfLaunch } from '../lti/stored-fields.ts'
import { frameAncestorsOf } from '../lti/lti-surface.ts'
import type { Lti1p1Surface } from './lti-1p1-surface.ts'
import { refuseLaunch1p1 } from './refuse-launch-1p1.ts'

/** The whole of a launch by LTI 1.1: one signed form. Nothing binds it to the browser, so it is good once and briefly. */
export const launch1p1 =
  (surface: Lti1p1Surface): RequestHandler =>
  async (req, res) => {
    let consumer: Lti1p1Consumer | undefined
    try {
      const { verified, launch, scope, page } = await admitVerifiedLaunch(
        surface,
        req,
        (found) => (consumer = found),
      )
      const { html, nonce } = await surface.renderLaunch(scope, launch, page)
      sendPage(res, { html, nonce, frameAncestors: frameAncestorsOf(verified.claims, {}) })
      // Last, so that nobody waits for it.
      surface.received.note(scope, { installationId: launch.installationId, source: 'launch' }, () =>
        fieldsOfLaunch(verified.claims),
      )
    } catch (error) {
      await refuseLaunch1p1(surface, { error, req, res, consumer })
    }
  }

type Verified = VerifiedLaunch1p1<Lti1p1Consumer>

/** Verifies a launch and, as its last step, admits it: consuming the nonce and writing its facts are one statement. */
async function admitVerifiedLaunch(
  surface: Lti1p1Surface,
  req: Request,
  noteConsumer: (found: Lti1p1Consumer | undefined) => Lti1p1Consumer | undefined,
): Promise<AdmittedPage & { verified: Verified }> {
  let admitted: AdmittedPage | undefined
  const verified = await verifyLaunch1p1<Lti1p1Consumer>(parametersOf(req), {
    launchUrl: surface.launchUrl + queryOf(req),
    now: surface.now(),
    // Whose list a refusal belongs into is known before its signature is checked.
    findConsumer: async (key) =>
      noteConsumer(await findLti1p1Consumer(surface.database, key, surface.sealKey)),
    consumeNonce: async ({ key, nonce, expiresAt, launch }) => {
      admitted = await admitToInstallation(surface, launch, {
        installation: launch.consumer,
        namedBy: key,
        nonce,
        nonceExpiresAt: expiresAt,
      })
      return admitted !== undefined
    },
  })
  return { ...admitted!, verified } // verifyLaunch1p1 throws where consumeNonce said no
}

/** As it came: the signature covers it. */
function queryOf({ url }: Request): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start)
}
