import type { Request, RequestHandler } from 'express'
import { verifyLaunch1p1, type VerifiedLaunch1p1 } from '@lectern/lti'
import { findLti1p1Consumer, refuseRemoved, type Lti1p1Consumer } from '@lectern/tenancy'
import { parametersOf } from '../../http/form.ts'
import { sendPage } from '../../http/html-page.ts'
import { recipientOfLaunch } from '../lti-credit/recipient-of-launch.ts'
import type { Recipient } from '../credit/recipient.ts'
import { admitToInstallation, type AdmittedPage } from '../lti/admit-to-installation.ts'
import { afterAnyLaunch } from '../lti/after-launch.ts'
import { frameAncestorsOf } from '../lti/lti-surface.ts'
import type { Lti1p1Surface } from './lti-1p1-surface.ts'
import { refuseLaunch1p1 } from './refuse-launch-1p1.ts'

/** The whole of a launch by LTI 1.1: one signed form. Nothing binds it to the browser, so it is good once and briefly. */
export const launch1p1 =
  (surface: Lti1p1Surface): RequestHandler =>
  async (req, res) => {
    let consumer: Lti1p1Consumer | undefined
    try {
      const { verified, launch, scope, page, recipient } = await admitVerifiedLaunch(
        surface,
        req,
        (found) => (consumer = found),
      )
      const { html, nonce } = await surface.renderLaunch(scope, launch, page)
      sendPage(res, { html, nonce, frameAncestors: frameAncestorsOf(verified.claims, {}) })
      afterAnyLaunch(surface, {
        scope,
        launch,
        claims: verified.claims,
        externalId: verified.resourceLink.id,
        recipient,
      })
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
): Promise<AdmittedPage & { verified: Verified; recipient: Recipient | undefined }> {
  let recipient: Recipient | undefined
  let admitted: AdmittedPage | undefined
  const verified = await verifyLaunch1p1<Lti1p1Consumer>(parametersOf(req), {
    launchUrl: surface.launchUrl + queryOf(req),
    now: surface.now(),
    // Whose list a refusal belongs into is known before its signature is checked.
    findConsumer: async (key) => {
      const found = noteConsumer(await findLti1p1Consumer(surface.database, key, surface.sealKey))
      if (!found) await refuseRemoved(surface.database, { surface: 'lti', clientId: key })
      return found
    },
    consumeNonce: async ({ key, nonce, expiresAt, launch }) => {
      recipient = recipientOfLaunch({
        message: launch,
        features: launch.consumer.features,
        resourceLinkId: launch.resourceLink.id,
        from: { consumerKey: key },
      })
      admitted = await admitToInstallation(surface, launch, {
        installation: launch.consumer,
        namedBy: key,
        earnsCredit: recipient !== undefined,
        nonce,
        nonceExpiresAt: expiresAt,
      })
      return admitted !== undefined
    },
  })
  return { ...admitted!, verified, recipient } // verifyLaunch1p1 throws where consumeNonce said no
}

/** As it came: the signature covers it. */
function queryOf({ url }: Request): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start)
}
