import type { RequestHandler } from 'express'
import {
  beginRegistration,
  registerTool,
  registrationCloseMessage,
  type CompletedRegistration,
} from '@lectern/lti'
import { addLtiInstallation, claimRegistrationLink, recordAudit, type ClaimedLink } from '@lectern/tenancy'
import { registeredPage } from '@lectern/ui/registered-page'
import { parametersOf } from '../../http/form.ts'
import { inlineJson } from '../../http/html-text.ts'
import { newNonce, sendPage } from '../../http/html-page.ts'
import { localeOfRequest } from '../../http/locale.ts'
import type { LtiSurface } from './lti-surface.ts'
import { refuseLaunch } from './refuse-launch.ts'
import { askedFor, toolDescription } from './tool-description.ts'

/** Dynamic Registration: a platform's administrator opens our single-use link inside the platform. */
export const register =
  (surface: LtiSurface): RequestHandler =>
  async (req, res) => {
    try {
      const parameters = parametersOf(req)
      const offer = beginRegistration(parameters, { allowLoopback: surface.allowLoopback })
      const link = await claimRegistrationLink(surface.database, parameters.get('link') ?? '')
      const completed = await registerTool(offer, {
        fetch: surface.registrationFetch,
        tool: toolDescription(surface.publicUrl),
        features: askedFor(link.features),
        allowLoopback: surface.allowLoopback,
      }).then(
        (registered) => install(surface, link, registered),
        async (error: unknown) => {
          await link.release()
          throw error
        },
      )
      const nonce = newNonce()
      const html = registeredPage({
        locale: localeOfRequest(req),
        nonce,
        platform: completed.platform.issuer,
        // Nothing secret is in the message, and whose window it is the platform knows.
        script: `(window.opener || window.parent).postMessage(${inlineJson(registrationCloseMessage)}, '*')`,
      })
      sendPage(res, { html, nonce, frameAncestors: ['*'] })
    } catch (error) {
      await refuseLaunch(surface, { error, req, res })
    }
  }

/** The platform has made the registration by now, so it is kept; what is known already is refused with its reason. */
async function install(
  { database, installations, log }: LtiSurface,
  { scope, name, features }: ClaimedLink,
  completed: CompletedRegistration,
): Promise<CompletedRegistration> {
  const { registration, deploymentId, scopes, claims } = completed
  const {
    issuer,
    clientId,
    authorizationEndpoint,
    tokenEndpoint,
    authorizationServer,
    jwksUri,
    profileName,
  } = registration
  const endpoints = { issuer, clientId, authorizationEndpoint, tokenEndpoint, authorizationServer, jwksUri }
  const id = await addLtiInstallation(database, scope, {
    ...endpoints,
    name,
    profile: profileName,
    deploymentId,
    features,
  })
  await recordAudit(scope, {
    accountId: null,
    action: 'installation.registered',
    subject: id,
    details: { issuer, clientId, refused: [...scopes.refused, ...claims.refused] },
  })
  installations.forget(issuer, clientId)
  log.info({ installationId: id, issuer }, 'a platform registered itself')
  return completed
}
