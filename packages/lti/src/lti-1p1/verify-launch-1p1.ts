import { Problem } from '@lectern/problem'
import { webAddress } from '../launch/claim-values.ts'
import type { LaunchClaims } from '../launch/claims.ts'
import type { ResourceLink } from '../launch/message-checks.ts'
import { classifyRoles, type RoleClass } from '../launch/roles.ts'
import {
  agreedMethod,
  currentTimestamp,
  knownConsumer,
  readOAuth,
  switchedOn,
  validSignature,
  type ToolConsumer,
} from './consumer-checks.ts'
import { claimsOf } from './launch-claims.ts'
import { readLaunchForm, type LaunchForm } from './launch-form.ts'
import {
  namedResourceLink,
  namedRoles,
  namedUser,
  supportedMessageType,
  supportedVersion,
} from './message-checks.ts'
import { refuse1p1 } from './refusals.ts'

/** In this order; an installation page lists them with how far the last launch came. */
export const launch1p1Checks = [
  'parameters',
  'oauth',
  'consumer',
  'signature-method',
  'signature',
  'time',
  'switched-on',
  'version',
  'message-type',
  'resource-link',
  'user',
  'claims',
  'single-use',
] as const
export type Launch1p1Check = (typeof launch1p1Checks)[number]

export interface Launch1p1Ports<C extends ToolConsumer> {
  /** The configured public address of the launch, with the query that came: the Host header is anybody's. */
  launchUrl: string
  findConsumer: (key: string) => C | undefined | Promise<C | undefined>
  /** Atomically: `true` for the first use of this nonce with this consumer key, `false` ever after. */
  consumeNonce: (use: Nonce1p1Use<C>) => Promise<boolean>
  now?: Date
  /** How far the clocks may be apart, and how long a launch may take, in either direction. */
  windowSeconds?: number
}

export interface Nonce1p1Use<C extends ToolConsumer> {
  key: string
  nonce: string
  /** By then every server refuses its timestamp, so the nonce may be forgotten. */
  expiresAt: Date
  /** Everything else is proved: what the launch leads to may be written in the same statement. */
  launch: VerifiedLaunch1p1<C>
}

declare const verified: unique symbol

/** Only `verifyLaunch1p1` makes one. It says what a `VerifiedLaunch` says, so one normal form serves both. */
export type VerifiedLaunch1p1<C extends ToolConsumer> = Launch1p1Facts<C> & { readonly [verified]: true }

interface Launch1p1Facts<C extends ToolConsumer> {
  consumer: C
  /** By its name in LTI 1.3. */
  messageType: 'LtiResourceLinkRequest'
  resourceLink: ResourceLink
  /** The person's id at this platform; absent for guests. */
  subject?: string
  roles: string[]
  role: RoleClass
  /** Under the names of LTI 1.3; Basic Outcomes are `services.outcomes`. */
  claims: LaunchClaims
  /** Everything as it came, unknown parameters included. */
  parameters: URLSearchParams
  /** The platform's clock minus ours. */
  clockSkewSeconds: number
  passed: readonly Launch1p1Check[]
}

const defaultWindowSeconds = 5 * 60

/**
 * Verifies an LTI 1.1 launch (LTI 1.1 §3, §4; RFC 5849 §3.2), each check by its name.
 * @throws Problem with a code of `lti1p1Refusals`, or `lti.parameter-…` and `lti.claim-malformed` of `launchRefusals`;
 * `details.passed` lists the checks before it. With `details.returnTo` the person goes back there with the message
 * (`returnAddress`), without it to an error page: nobody is sent to an address that no signature holds.
 */
export async function verifyLaunch1p1<C extends ToolConsumer>(
  sent: URLSearchParams,
  ports: Launch1p1Ports<C>,
): Promise<VerifiedLaunch1p1<C>> {
  const { now = new Date(), windowSeconds = defaultWindowSeconds } = ports
  const passed: Launch1p1Check[] = []
  const pass = <T>(check: Launch1p1Check, result: T): T => {
    passed.push(check)
    return result
  }

  let form: LaunchForm | undefined
  try {
    form = pass('parameters', readLaunchForm(sent, ports.launchUrl))
    const oauth = pass('oauth', readOAuth(form))
    const { oauth_consumer_key: key, oauth_nonce: nonce } = oauth
    const consumer = pass('consumer', knownConsumer(await ports.findConsumer(key), key))
    const method = pass('signature-method', agreedMethod(oauth, consumer))
    pass('signature', validSignature(form, oauth, consumer, method))
    const { issuedAt, clockSkewSeconds } = pass('time', currentTimestamp(oauth, { now, windowSeconds }))
    pass('switched-on', switchedOn(consumer))

    pass('version', supportedVersion(form))
    pass('message-type', supportedMessageType(form))
    const resourceLink = pass('resource-link', namedResourceLink(form))
    const subject = pass('user', namedUser(form, consumer))
    const claims = pass('claims', claimsOf(form))
    const roles = namedRoles(form)

    const facts: Launch1p1Facts<C> = {
      consumer,
      messageType: 'LtiResourceLinkRequest',
      resourceLink,
      subject,
      roles,
      role: classifyRoles(roles),
      claims,
      parameters: form.parameters,
      clockSkewSeconds,
      passed,
    }
    const launch = facts as VerifiedLaunch1p1<C> // the one place that may brand it
    const expiresAt = new Date((issuedAt + windowSeconds) * 1000)
    pass('single-use', firstUse(await ports.consumeNonce({ key, nonce, expiresAt, launch })))
    return launch
  } catch (error) {
    throw error instanceof Problem ? withTrail(error, form, passed) : error
  }
}

/** RFC 5849 §3.3. Last, because it is what a repetition may not do again. */
function firstUse(first: boolean): void {
  if (!first)
    throw refuse1p1(
      'lti-1p1.nonce-reused',
      'This launch was already used: the page was reloaded, or the launch was replayed. Open the link again.',
    )
}

function withTrail(
  problem: Problem,
  form: LaunchForm | undefined,
  passed: readonly Launch1p1Check[],
): Problem {
  const { kind, code, message, spec, cause, details } = problem
  const consumerKey = passed.includes('oauth') ? form?.named.oauth_consumer_key : undefined
  const returnTo = passed.includes('signature')
    ? webAddress(form?.named.launch_presentation_return_url)
    : undefined
  return new Problem({
    kind,
    code,
    message,
    spec,
    cause,
    details: { ...details, consumerKey, returnTo, passed },
  })
}
