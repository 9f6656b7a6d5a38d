import { Problem } from '@lectern/problem'
import { spoil } from './launch-fault.ts'
import type { PendingLaunch } from './pending-launches.ts'
import type { LaunchDesk } from './platform.ts'
import type { Claims, FormPost } from './profile.ts'
import { generateSigningKey } from './signing-key.ts'

type Refusal = {
  error: string
  error_description: string
}

/**
 * Answers the tool's authentication request (Security Framework §5.1.1.2–3) in the order of Canvas: what cannot be
 * answered safely is a page of the platform; every other refusal travels to the tool like a launch would.
 */
export async function authorize(desk: LaunchDesk, parameters: Record<string, string>): Promise<FormPost> {
  const { launch, consume } = await desk.pending.open(parameters['lti_message_hint'] ?? '')
  // An unregistered address must never receive a token nor an error (RFC 6749 §4.1.2.1).
  if (parameters['redirect_uri'] !== desk.tool.launchUrl)
    throw new Problem({
      kind: 'invalid',
      code: 'playground.invalid-redirect-uri',
      message: 'Invalid redirect_uri',
    })

  const refusal = refusalOf(desk, parameters, launch)
  if (refusal || !launch || !consume()) return refuse(desk, parameters, launch, refusal ?? noLongerValid)

  const claims = spoil({ ...launch.claims, nonce: parameters['nonce'] }, launch.fault)
  const key = launch.fault === 'unknown-key' ? await generateSigningKey() : desk.key
  recordAnswer(desk, launch, parameters, claims)
  return {
    action: desk.tool.launchUrl,
    fields: {
      id_token: await key.sign(claims),
      ...stateOf(parameters),
      ...(launch.storageTarget && { lti_storage_target: launch.storageTarget }),
    },
  }
}

const noLongerValid: Refusal = {
  error: 'launch_no_longer_valid',
  error_description: 'The launch has either expired or already been consumed',
}

const expectedValues = {
  scope: 'openid',
  response_type: 'id_token',
  response_mode: 'form_post',
  prompt: 'none',
}

function refusalOf(
  { profile }: LaunchDesk,
  parameters: Record<string, string>,
  launch: PendingLaunch | undefined,
): Refusal | undefined {
  const missing = profile.requiredParameters.filter((name) => !parameters[name])
  if (missing.length > 0) return invalidRequest(`The following parameters are missing: ${missing.join(',')}`)
  for (const [name, value] of Object.entries(expectedValues))
    if (parameters[name] !== value) return invalidRequest(`The '${name}' must be '${value}'`)
  if (parameters['client_id'] !== profile.clientId)
    return {
      error: 'unauthorized_client',
      error_description: 'Client not authorized in requested context',
    }
  if (launch && parameters['login_hint'] !== launch.loginHint)
    return { error: 'login_required', error_description: 'Must have an active user session' }
  return undefined
}

const invalidRequest = (description: string): Refusal => ({
  error: 'invalid_request_object',
  error_description: description,
})

/** The tool hears of a refusal where it would have heard of the person (OpenID Connect Core §3.2.2.6). */
function refuse(
  { tool, trails }: LaunchDesk,
  parameters: Record<string, string>,
  launch: PendingLaunch | undefined,
  refusal: Refusal,
): FormPost {
  if (launch)
    trails.record(launch.launchId, {
      title: `${tool.name}’s request was refused`,
      detail: refusal.error_description,
      sent: parameters,
    })
  return { action: tool.launchUrl, fields: { ...refusal, ...stateOf(parameters) } }
}

function recordAnswer(
  { profile, tool, trails }: LaunchDesk,
  { launchId }: PendingLaunch,
  parameters: Record<string, string>,
  claims: Claims,
): void {
  trails.record(launchId, {
    title: `${tool.name} asked who this is`,
    detail:
      'The browser came back with an authentication request, which carries the tool’s own state and nonce.',
    sent: parameters,
  })
  trails.record(launchId, {
    title: `${profile.name} signed the launch`,
    detail: `The browser posted it to ${tool.launchUrl}. These are the claims inside the signed token.`,
    sent: claims,
  })
}

const stateOf = ({ state }: Record<string, string>): { state?: string } => (state ? { state } : {})
