import { claim } from './claim-names.ts'
import type { LaunchFault } from './launch-fault.ts'
import type { LaunchDesk } from './platform.ts'
import type { Claims, FormPost } from './message.ts'

/** Somebody clicked: who, with which claims, and where it will show. */
export interface LaunchIntent {
  /** Names the launch in its trail. */
  launchId: string
  loginHint: string
  /** Where the tool is installed, unless it is in one place only. */
  deploymentId?: string
  targetLinkUri: string
  /** Everything but the security claims, which the platform adds itself. */
  claims: Claims
  /** A new tab has no platform frame beside it, so it gets no storage target. */
  inFrame: boolean
  fault?: LaunchFault
}

/**
 * Third-party login initiation (Security Framework §5.1.1.1, LTI Core §4.1). As on Canvas, the claims are made and
 * dated now and kept under the message hint; the authentication request only adds its nonce.
 */
export async function initiateLogin(desk: LaunchDesk, intent: LaunchIntent): Promise<FormPost> {
  const { profile, tool } = desk
  const storageTarget = intent.inFrame ? profile.storageTarget : undefined
  const hint = await desk.pending.hold({
    launchId: intent.launchId,
    loginHint: intent.loginHint,
    claims: withSecurityClaims(desk, intent),
    storageTarget,
    fault: intent.fault,
  })
  const fields = {
    iss: profile.issuer,
    login_hint: intent.loginHint,
    client_id: profile.clientId,
    ...Object.fromEntries(profile.deploymentParameters.map((name) => [name, deploymentOf(desk, intent)])),
    target_link_uri: intent.targetLinkUri,
    lti_message_hint: hint,
    ...profile.loginExtras,
    ...(storageTarget && { lti_storage_target: storageTarget }),
  }
  desk.trails.record(intent.launchId, {
    title: `${profile.name} announced the launch`,
    detail: `The browser ${profile.loginMethod === 'get' ? 'took' : 'posted'} a login initiation to ${tool.loginUrl}. Nothing in it is signed yet.`,
    sent: fields,
  })
  return { action: tool.loginUrl, fields }
}

const deploymentOf = ({ profile }: LaunchDesk, intent: LaunchIntent): string =>
  intent.deploymentId ?? profile.deploymentId

function withSecurityClaims(desk: LaunchDesk, intent: LaunchIntent): Claims {
  const { profile, now } = desk
  const issuedAt = Math.floor(now().getTime() / 1000)
  return {
    iss: profile.issuer,
    aud: profile.audienceAsList ? [profile.clientId] : profile.clientId,
    ...(profile.authorizedParty && { azp: profile.clientId }),
    iat: issuedAt,
    exp: issuedAt + profile.tokenLifetime,
    ...intent.claims,
    [claim('deployment_id')]: deploymentOf(desk, intent),
    [claim('target_link_uri')]: intent.targetLinkUri,
    [claim('version')]: '1.3.0',
  }
}
