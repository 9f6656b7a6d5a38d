import { Problem } from '@lectern/problem'
import type { KeySource } from '../platform/keys.ts'
import type { PlatformRegistration } from '../platform/registration.ts'
import { readClaims, type LaunchClaims } from './claims.ts'
import {
  activeDeployment,
  namedDeployment,
  namedResourceLink,
  namedRoles,
  namedSubject,
  ownTarget,
  supportedVersion,
  type DeploymentStatus,
  type ResourceLink,
} from './message-checks.ts'
import {
  namedContext,
  namedDeepLinking,
  namedEulaService,
  namedForUser,
  namedLineItem,
  type Message,
  type MessageFacts,
} from './message-facts.ts'
import { demandsOf, supportedMessageType } from './message-types.ts'
import { refuse } from './refusals.ts'
import { classifyRoles, type RoleClass } from './roles.ts'
import { allowedAlgorithm, namedKey, readToken, signedPayload } from './signature-checks.ts'
import type { BoundState } from './state.ts'
import { authorizedParty, currentToken, ownAudience, sameIssuer, sameNonce } from './validity-checks.ts'

/**
 * In this order; an installation page lists them with how far the last launch came. What a message of its type
 * need not carry passes (`messageDemands`).
 */
export const launchChecks = [
  'state',
  'browser',
  'registration',
  'token',
  'algorithm',
  'key-id',
  'signature',
  'issuer',
  'audience',
  'authorized-party',
  'time',
  'nonce',
  'version',
  'message-type',
  'claims',
  'deployment-id',
  'deployment',
  'target',
  'roles',
  'resource-link',
  'subject',
  'deep-linking-settings',
  'for-user',
  'line-item',
  'context',
  'eula-service',
  'single-use',
] as const
export type LaunchCheck = (typeof launchChecks)[number]

export interface LaunchPorts<R extends PlatformRegistration> {
  tool: { isOwnTarget: (url: URL) => boolean }
  findRegistration: (issuer: string, clientId: string) => R | undefined | Promise<R | undefined>
  keys: KeySource
  /**
   * The claims are authentic: a host may note who knocks when it answers `unknown` or `pending`. Where several
   * customers share the registration it answers with the record of the one whose deployment it is.
   */
  deploymentStatus: (
    registration: R,
    deploymentId: string,
    claims: LaunchClaims,
  ) => Deployment<R> | Promise<Deployment<R>>
  /** Atomically: `true` for the first use of this nonce with this registration, `false` ever after. */
  consumeNonce: (use: NonceUse<R>) => Promise<boolean>
  now?: Date
}

export type Deployment<R extends PlatformRegistration> =
  DeploymentStatus | { status: DeploymentStatus; registration: R }

export interface NonceUse<R extends PlatformRegistration> {
  registration: R
  nonce: string
  /** By then every server refuses the state, so the nonce may be forgotten. */
  expiresAt: Date
  /** Everything else is proved: what the launch leads to may be written in the same statement. */
  launch: VerifiedLaunch<R>
}

declare const verified: unique symbol

/** Only `verifyLaunch` makes one. Its `messageType` tells which of the members of `Message` it has. */
export type VerifiedLaunch<R extends PlatformRegistration> = LaunchFacts<R> &
  Message & { readonly [verified]: true }

interface LaunchFacts<R extends PlatformRegistration> {
  registration: R
  deploymentId: string
  /** Where the message leads: always with us. Only deep linking may leave it out. */
  target?: URL
  /** Absent: a navigation launch, or a message that is about no link. */
  resourceLink?: ResourceLink
  /** The person's id at this issuer; absent for anonymous launches and some deep linking. */
  subject?: string
  roles: string[]
  role: RoleClass
  claims: LaunchClaims
  /** The platform's clock minus ours, at the making of the token. */
  clockSkewSeconds: number
  passed: readonly LaunchCheck[]
}

/**
 * Verifies an LTI 1.3 launch: the whole of Security Framework §5.1.3 and Core §5.3, then what its message type
 * demands; each check by its name.
 * @throws Problem with a code of `launchRefusals`; `details.passed` lists the checks before it, `details.returnTo` is
 * where the platform wants the person back (`returnAddress`), if the signature vouches for it
 */
export async function verifyLaunch<R extends PlatformRegistration>(
  answer: URLSearchParams | string,
  state: BoundState,
  ports: LaunchPorts<R>,
): Promise<VerifiedLaunch<R>> {
  const { tool, keys, now = new Date() } = ports
  const passed: LaunchCheck[] = ['state', 'browser'] // or there would be no BoundState
  const pass = <T>(check: LaunchCheck, result: T): T => {
    passed.push(check)
    return result
  }

  let deploymentId: string | undefined
  let returnTo: string | undefined
  try {
    const known = pass('registration', await registrationOf(state, ports))
    const { profile } = known

    const token = pass('token', readToken(answer))
    const alg = pass('algorithm', allowedAlgorithm(token))
    const kid = pass('key-id', namedKey(token))
    const payload = pass('signature', await signedPayload(token, { alg, kid }, known, keys))

    pass('issuer', sameIssuer(payload, known))
    const audiences = pass('audience', ownAudience(payload, known))
    pass('authorized-party', authorizedParty(payload, audiences, known))
    const clockSkewSeconds = pass('time', currentToken(payload, known, now))
    pass('nonce', sameNonce(payload, state))

    pass('version', supportedVersion(payload))
    const messageType = pass('message-type', supportedMessageType(payload))
    const claims = pass('claims', readClaims(payload))
    returnTo = claims.presentation.returnUrl
    deploymentId = pass('deployment-id', namedDeployment(payload))
    const deployment = await ports.deploymentStatus(known, deploymentId, claims)
    const { status, registration } =
      typeof deployment === 'string' ? { status: deployment, registration: known } : deployment
    pass('deployment', activeDeployment(status, deploymentId))
    const demands = demandsOf(messageType)
    const target = pass('target', ownTarget(payload, demands, tool.isOwnTarget))
    const roles = pass('roles', namedRoles(payload, demands))
    const resourceLink = pass('resource-link', namedResourceLink(payload, demands, profile))
    const subject = pass('subject', namedSubject(payload, demands, profile))

    const facts: LaunchFacts<R> & MessageFacts = {
      registration,
      messageType,
      deploymentId,
      target,
      resourceLink,
      subject,
      roles,
      role: classifyRoles(roles),
      claims,
      clockSkewSeconds,
      passed,
      deepLinking: pass('deep-linking-settings', namedDeepLinking(payload, demands)),
      forUser: pass('for-user', namedForUser(payload, demands)),
      lineItemUrl: pass('line-item', namedLineItem(claims, demands)),
      context: pass('context', namedContext(claims, demands)),
      eula: pass('eula-service', namedEulaService(claims, demands)),
    }
    const launch = facts as VerifiedLaunch<R> // the one place that may brand it: each demand of its type is met
    pass('single-use', await firstUse(launch, state, ports))
    return launch
  } catch (error) {
    const { issuer, clientId } = state
    throw error instanceof Problem ? error.with({ issuer, clientId, passed, deploymentId, returnTo }) : error
  }
}

/** The state names the registration, so no claim is believed before the signature is. */
async function registrationOf<R extends PlatformRegistration>(
  { issuer, clientId }: BoundState,
  ports: LaunchPorts<R>,
): Promise<R> {
  const registration = await ports.findRegistration(issuer, clientId)
  if (registration) return registration
  throw refuse(
    'lti.registration-unknown',
    `The registration of ${issuer} with the client id ${clientId} was removed between login and launch.`,
  )
}

/** Security Framework §5.1.3 (9). Last, because it is what a repetition may not do again. */
async function firstUse<R extends PlatformRegistration>(
  launch: VerifiedLaunch<R>,
  { nonce, expiresAt: stateExpiresAt }: BoundState,
  ports: LaunchPorts<R>,
): Promise<void> {
  const { registration } = launch
  const expiresAt = new Date(stateExpiresAt.getTime() + registration.profile.clockLeewaySeconds * 1000)
  if (!(await ports.consumeNonce({ registration, nonce, expiresAt, launch })))
    throw refuse(
      'lti.nonce-reused',
      'This launch was already used: the page was reloaded, or the launch was replayed. Open the link again.',
    )
}
