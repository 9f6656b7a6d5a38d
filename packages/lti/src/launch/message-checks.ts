import type { PlatformProfile } from '../platform/registration.ts'
import {
  identifier,
  isAbsent,
  malformed,
  record,
  shown,
  strings,
  text,
  type ClaimSet,
} from './claim-values.ts'
import { claimNames } from './claims.ts'
import type { Demands } from './message-types.ts'
import { refuse } from './refusals.ts'

/** Core §5.3.2. */
export function supportedVersion(payload: ClaimSet): void {
  const version = payload[claimNames.version]
  if (version === '1.3.0') return
  if (isAbsent(version))
    throw refuse('lti.version-missing', 'The id_token names no LTI version; it must say "1.3.0".')
  throw refuse(
    'lti.version-unsupported',
    `The LTI version must be "1.3.0"; the platform sent ${shown(version)}.`,
    {
      found: shown(version),
    },
  )
}

/** Core §5.3.3. */
export function namedDeployment(payload: ClaimSet): string {
  const id = identifier(payload[claimNames.deploymentId], 'deployment_id')
  if (id !== undefined) return id
  throw refuse('lti.deployment-missing', 'The id_token names no deployment (deployment_id).')
}

export type DeploymentStatus = 'active' | 'pending' | 'blocked' | 'unknown'

const whyInactive = {
  unknown: 'is not known here. Add it to the installation in the console.',
  pending: 'waits for approval. Approve it in the console.',
  blocked: 'is blocked. Unblock it in the console if that is no longer wanted.',
}

/** Core §3.1.3: one registration may serve many customers; the deployment says which one. */
export function activeDeployment(status: DeploymentStatus, deploymentId: string): void {
  if (status !== 'active')
    throw refuse(`lti.deployment-${status}`, `The deployment "${deploymentId}" ${whyInactive[status]}`, {
      deploymentId,
    })
}

/** Core §5.3.4: where the person wants to go is the signed value, and it must be with us (no open redirect). */
export function ownTarget(
  payload: ClaimSet,
  demands: Demands,
  isOwnTarget: (url: URL) => boolean,
): URL | undefined {
  const target = payload[claimNames.targetLinkUri]
  if (isAbsent(target)) {
    if (!demands.includes('target')) return undefined
    throw refuse('lti.target-missing', 'The id_token does not say what to open (target_link_uri).')
  }
  if (typeof target !== 'string' || !URL.canParse(target)) throw malformed('target_link_uri', 'a URL', target)
  const url = new URL(target)
  if (isOwnTarget(url)) return url
  throw refuse(
    'lti.target-foreign',
    `The link leads to ${url.origin}, which is not this tool. Correct the address of the link in the platform.`,
    { found: url.origin },
  )
}

/** Core §5.3.7: may be empty, must be there unless the message can do without. */
export function namedRoles(payload: ClaimSet, demands: Demands): string[] {
  const roles = strings(payload[claimNames.roles], 'roles')
  if (roles) return roles
  if (!demands.includes('roles')) return []
  throw refuse('lti.roles-missing', 'The id_token has no roles; without a role it must send an empty list.')
}

export interface ResourceLink {
  id: string
  title?: string
  description?: string
}

/** Core §5.3.5. */
export function namedResourceLink(
  payload: ClaimSet,
  demands: Demands,
  profile: PlatformProfile,
): ResourceLink | undefined {
  const link = record(payload[claimNames.resourceLink], 'resource_link')
  const id = identifier(link?.id, 'resource_link.id')
  if (link !== undefined && id !== undefined)
    return { id, title: text(link.title), description: text(link.description) }
  if (!demands.includes('resource-link') || profile.resourceLink === 'optional') return undefined
  throw refuse(
    'lti.resource-link-missing',
    'The id_token does not say which link was opened (resource_link.id). If this platform never sends it, ' +
      'choose its profile in the installation.',
  )
}

/** Core §5.3.6; a missing one is an anonymous launch (§5.3.6.1), which a registration must allow. */
export function namedSubject(
  payload: ClaimSet,
  demands: Demands,
  profile: PlatformProfile,
): string | undefined {
  const subject = identifier(payload.sub, 'sub')
  if (subject !== undefined || !demands.includes('subject') || profile.allowAnonymous) return subject
  throw refuse(
    'lti.subject-missing',
    'The id_token does not say who launches (sub). Let the platform send the user id, or allow anonymous launches ' +
      'in the installation.',
  )
}
