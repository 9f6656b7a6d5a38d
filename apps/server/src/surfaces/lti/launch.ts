import type { ServerResponse } from 'node:http'
import { openLaunchState, proveBrowser, type OpenedState } from '@lectern/lti'
import { cookieOf } from '../../http/cookies.ts'
import { parametersOf, type FormRequest } from '../../http/form.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import { admitVerifiedLaunch } from './admit.ts'
import { afterLaunch } from './after-launch.ts'
import { clearedBindingCookie } from './binding-cookie.ts'
import { handOver, takeOver } from './hand-over.ts'
import { frameAncestorsOf, type LtiSurface } from './lti-surface.ts'
import { refuseLaunch } from './refuse-launch.ts'
import { proofPage } from './storage-pages.ts'

/** Step 2 of a launch: the platform says who it is. Cookie first; else the browser's proof is fetched from the platform. */
export const launch =
  (surface: LtiSurface) =>
  (req: FormRequest, res: ServerResponse): Promise<void> =>
    orRefuse(surface, req, res, async (noteState) => {
      const form = parametersOf(req)
      const opened = noteState(
        await openLaunchState(form, { stateKey: surface.stateKey, now: surface.now() }),
      )
      const secret = cookieOf(req, opened.cookieName)
      if (secret === undefined && opened.storage) return sendProofPage(surface, form, opened, res)
      await finishLaunch(surface, form, opened, secret, res)
    })

/** Step 2b, only without cookies: the page brings the secret that the platform kept. */
export const continueLaunch =
  (surface: LtiSurface) =>
  (req: FormRequest, res: ServerResponse): Promise<void> =>
    orRefuse(surface, req, res, async (noteState) => {
      const proof = parametersOf(req)
      const form = await takeOver(surface, proof.get('handle') ?? '')
      const opened = noteState(
        await openLaunchState(form, { stateKey: surface.stateKey, now: surface.now() }),
      )
      await finishLaunch(surface, form, opened, proof.get('secret') || undefined, res)
    })

async function finishLaunch(
  surface: LtiSurface,
  form: URLSearchParams,
  opened: OpenedState,
  secret: string | undefined,
  res: ServerResponse,
): Promise<void> {
  const bound = proveBrowser(opened, secret)
  const admitted = await admitVerifiedLaunch(surface, form, bound)
  const { launch, scope, page, verified, formAction } = admitted
  const { html, nonce } = await surface.renderLaunch(scope, launch, page)
  res.setHeader('set-cookie', clearedBindingCookie(opened))
  sendPage(res, { html, nonce, frameAncestors: frameAncestorsOf(verified.claims, opened), formAction })
  afterLaunch(surface, admitted)
}

async function sendProofPage(
  surface: LtiSurface,
  form: URLSearchParams,
  opened: OpenedState,
  res: ServerResponse,
): Promise<void> {
  const nonce = newNonce()
  sendPage(res, {
    html: proofPage(opened, await handOver(surface, form), nonce),
    nonce,
    frameAncestors: ['*'],
  })
}

/** The state, once opened, says whose refusal it is and how the login can be restarted. */
async function orRefuse(
  surface: LtiSurface,
  req: FormRequest,
  res: ServerResponse,
  work: (noteState: (opened: OpenedState) => OpenedState) => Promise<void>,
): Promise<void> {
  let state: OpenedState | undefined
  try {
    await work((opened) => (state = opened))
  } catch (error) {
    await refuseLaunch(surface, { error, req, res, state })
  }
}
