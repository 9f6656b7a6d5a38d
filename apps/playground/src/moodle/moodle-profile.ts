import { randomInt } from 'node:crypto'
import { Problem } from '@lectern/problem'
import type { HintFormat } from '../platform/message-hints.ts'
import type { CheckRequest, PlatformProfile } from '../platform/profile.ts'

/** A Moodle at `url`, as it launches one tool type; the type's number is its deployment. */
export const moodleProfile = (
  url: string,
  hints: HintFormat,
  { clientId, typeId }: { clientId: string; typeId: string },
): PlatformProfile => ({
  ...moodleEndpoints(url),
  name: 'Moodle',
  clientId,
  deploymentId: typeId,
  tokenLifetime: 60,
  authorizedParty: false,
  loginMethod: 'post',
  deploymentParameters: ['lti_deployment_id'],
  loginExtras: {},
  pageRefusal: 'not-found',
  alwaysState: true,
  hints,
  checkRequest,
})

export const moodleEndpoints = (url: string) => ({
  issuer: url,
  authorizationEndpoint: `${url}/mod/lti/auth.php`,
  tokenEndpoint: `${url}/mod/lti/token.php`,
  jwksUri: `${url}/mod/lti/certs.php`,
  registrationEndpoint: `${url}/mod/lti/openid-registration.php`,
  configuration: `${url}/mod/lti/openid-configuration.php`,
})

/** Moodle writes JSON into the hint, and forgets a launch with the session: here, when it is pushed out. */
export function jsonHints(): HintFormat {
  const launches = new Map<string, string>()
  const kept = 500
  return {
    async write(reference) {
      const launchid = `ltilaunch_${randomInt(2 ** 32)}`
      launches.set(launchid, reference)
      const oldest = launches.keys().next()
      if (launches.size > kept && !oldest.done) launches.delete(oldest.value)
      return JSON.stringify({ cmid: launches.size, launchid })
    },
    async read(hint) {
      const reference = launches.get(launchOf(hint))
      if (reference === undefined) throw invalidRequest()
      return reference
    },
  }
}

function launchOf(hint: string): string {
  try {
    return String(Object(JSON.parse(hint)).launchid)
  } catch {
    throw invalidRequest()
  }
}

/** As recorded: some faults get a page of Moodle, others travel to the tool, and `prompt` may be absent. */
const checkRequest: CheckRequest = (profile, parameters, launch) => {
  const { scope, response_type, response_mode, nonce, prompt = 'none', client_id, login_hint } = parameters
  if (scope !== 'openid' || response_type !== 'id_token' || !nonce) throw invalidRequest()
  if (client_id !== profile.clientId) return { error: 'unauthorized_client' }
  if (response_mode !== 'form_post')
    return { error: 'invalid_request', error_description: 'Invalid response_mode' }
  if (prompt !== 'none') return { error: 'invalid_request', error_description: 'Invalid prompt' }
  if (launch && login_hint !== launch.loginHint) return { error: 'access_denied' }
  return undefined
}

export const invalidRequest = (): Problem =>
  new Problem({ kind: 'not-found', code: 'playground.invalid-request', message: 'Invalid request' })
