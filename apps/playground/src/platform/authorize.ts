import { Problem } from '@lectern/problem'
import { spoil } from './launch-fault.ts'
import type { PendingLaunch } from './pending-launches.ts'
import type { LaunchDesk } from './platform.ts'
import type { Claims, FormPost } from './message.ts'
import type { AuthenticationRefusal } from './profile.ts'
import { generateSigningKey } from './signing-key.ts'

/**
 * Answers the tool's authentication request (Security Framework §5.1.1.2–3) in the order of Canvas: what cannot be
 * answered safely is a page of the platform; every other refusal travels to the tool like a launch would.
 */
export async function authorize(desk: LaunchDesk, parameters: Record<string, string>): Promise<FormPost> {
  const { launch, consume } = await desk.pending.open(parameters['lti_message_hint'] ?? '')
  // An unregistered address must never receive a token nor an error (RFC 6749 §4.1.2.1).
  const { redirect_uri: action = '' } = parameters
  if (!(desk.tool.redirectUris ?? [desk.tool.launchUrl]).includes(action))
    throw new Problem({
      kind: desk.profile.pageRefusal,
      code: 'playground.invalid-redirect-uri',
      message: 'Invalid redirect_uri',
    })

  const refusal = desk.profile.checkRequest(desk.profile, parameters, launch)
  if (refusal || !launch || !consume()) return refuse(desk, parameters, launch, refusal ?? noLongerValid)

  const claims = spoil({ ...launch.claims, nonce: parameters['nonce'] }, launch.fault)
  const key = launch.fault === 'unknown-key' ? await generateSigningKey() : await desk.key()
  recordAnswer(desk, launch, parameters, claims)
  return {
    action,
    fields: {
      id_token: await key.sign(claims),
      ...stateOf(desk, parameters),
      ...(desk.profile.repeatsStorageTarget &&
        launch.storageTarget && { lti_storage_target: launch.storageTarget }),
    },
  }
}

const noLongerValid: AuthenticationRefusal = {
  error: 'launch_no_longer_valid',
  error_description: 'The launch has either expired or already been consumed',
}

/** The tool hears of a refusal where it would have heard of the person (OpenID Connect Core §3.2.2.6). */
function refuse(
  desk: LaunchDesk,
  parameters: Record<string, string>,
  launch: PendingLaunch | undefined,
  refusal: AuthenticationRefusal,
): FormPost {
  const { tool, trails } = desk
  if (launch)
    trails.record(launch.launchId, {
      title: `${tool.name}’s request was refused`,
      detail: refusal.error_description ?? refusal.error,
      sent: parameters,
    })
  return {
    action: parameters['redirect_uri'] ?? tool.launchUrl,
    fields: { ...refusal, ...stateOf(desk, parameters) },
  }
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
    detail: `The browser posted it to ${parameters['redirect_uri']}. These are the claims inside the signed token.`,
    sent: claims,
  })
}

const stateOf = ({ profile }: LaunchDesk, { state }: Record<string, string>): { state?: string } =>
  state || profile.alwaysState ? { state: state ?? '' } : {}
