import { Problem } from '@lectern/problem'
import { decodeJwt } from 'jose'
import { strings, type ClaimSet } from '../launch/claim-values.ts'
import { activeDeployment, namedDeployment, supportedVersion } from '../launch/message-checks.ts'
import type { Deployment } from '../launch/verify-launch.ts'
import { refuse } from '../launch/refusals.ts'
import {
  allowedAlgorithm,
  namedKey,
  readToken,
  signedPayload,
  type IdToken,
} from '../launch/signature-checks.ts'
import { authorizedParty, currentToken, ownAudience, sameIssuer } from '../launch/validity-checks.ts'
import type { KeySource } from '../platform/keys.ts'
import type { PlatformRegistration } from '../platform/registration.ts'
import { asObject } from './answer-values.ts'
import { readNotice, type Notice } from './notice.ts'
import { refuseService } from './service-refusals.ts'

export interface NoticePorts<R extends PlatformRegistration> {
  findRegistration: (issuer: string, clientId: string) => R | undefined | Promise<R | undefined>
  keys: KeySource
  /** Where several customers share the registration it answers with the record of the one whose deployment it is. */
  deploymentStatus: (registration: R, deploymentId: string) => Deployment<R> | Promise<Deployment<R>>
  now?: Date
}

/**
 * Notices arrive once or several times, and nobody is asked to prove anything else: process each (registration,
 * deployment, `notice.id`) once.
 */
export interface VerifiedNotice<R extends PlatformRegistration> {
  registration: R
  deploymentId: string
  notice: Notice
}

/** Either; `registration` where it was proved who wrote what we refuse. */
export type ReceivedNotice<R extends PlatformRegistration> =
  { verified: VerifiedNotice<R> } | { problem: Problem; registration?: R }

/** More than any platform sends at once. */
const maxNotices = 200

/**
 * Verifies what a platform POSTs to a notice handler, `{notices: [{jwt}]}`, each on its own: a bad one does not spoil
 * the rest. The answer to the platform is 200 as soon as the verified ones are stored.
 * @throws Problem `lti.notices-malformed` when the body is no such batch
 */
export async function verifyNotices<R extends PlatformRegistration>(
  body: unknown,
  ports: NoticePorts<R>,
): Promise<ReceivedNotice<R>[]> {
  const { notices } = asObject(body)
  if (!Array.isArray(notices) || notices.length > maxNotices)
    throw refuseService(
      'lti.notices-malformed',
      `A notice handler takes an object with an array of at most ${maxNotices} notices.`,
    )
  return Promise.all(notices.map((entry) => received(asObject(entry).jwt, ports)))
}

async function received<R extends PlatformRegistration>(
  jwt: unknown,
  ports: NoticePorts<R>,
): Promise<ReceivedNotice<R>> {
  let author: R | undefined
  try {
    if (typeof jwt !== 'string')
      throw refuseService('lti.notice-malformed', 'A notice came without its token (jwt).')
    const token = readToken(jwt)
    const registration = await registrationOf(token, ports)
    const payload = await signedBy(registration, token, ports)
    author = registration
    return { verified: await verifiedNotice(payload, registration, ports) }
  } catch (error) {
    if (error instanceof Problem) return { problem: error, registration: author }
    throw error
  }
}

/** Read before the signature is checked, so it only chooses whose keys must fit; issuer and audience are compared after. */
async function registrationOf<R extends PlatformRegistration>(
  { compact }: IdToken,
  { findRegistration }: NoticePorts<R>,
): Promise<R> {
  const { issuer, audiences } = claimedParties(compact)
  for (const audience of audiences) {
    const registration = await findRegistration(issuer, audience)
    if (registration) return registration
  }
  throw refuse(
    'lti.registration-unknown',
    `A notice claims to come from ${issuer.slice(0, 255)} for a client id that is not registered here.`,
  )
}

const maxAudiences = 5

function claimedParties(compact: string): { issuer: string; audiences: string[] } {
  let claims: ClaimSet
  try {
    claims = decodeJwt(compact)
  } catch (error) {
    throw refuse('lti.token-malformed', 'A notice is no signed JSON Web Token (RFC 7519).', {}, error)
  }
  const { iss: issuer, aud } = claims
  const audiences = typeof aud === 'string' ? [aud] : (strings(aud, 'aud') ?? [])
  return { issuer: typeof issuer === 'string' ? issuer : '', audiences: audiences.slice(0, maxAudiences) }
}

function signedBy<R extends PlatformRegistration>(
  registration: R,
  token: IdToken,
  { keys }: NoticePorts<R>,
): Promise<ClaimSet> {
  const header = { alg: allowedAlgorithm(token), kid: namedKey(token) }
  return signedPayload(token, header, registration, keys)
}

/** Platforms keep a notice for as long as its receiver is away, and say with `exp` for how long. */
const maxAgeSeconds = 24 * 60 * 60

async function verifiedNotice<R extends PlatformRegistration>(
  payload: ClaimSet,
  registration: R,
  { deploymentStatus, now = new Date() }: NoticePorts<R>,
): Promise<VerifiedNotice<R>> {
  sameIssuer(payload, registration)
  authorizedParty(payload, ownAudience(payload, registration), registration)
  currentToken(payload, registration, now, maxAgeSeconds)
  supportedVersion(payload)
  const deploymentId = namedDeployment(payload)
  const deployment = await deploymentStatus(registration, deploymentId)
  const { status, registration: customer } =
    typeof deployment === 'string' ? { status: deployment, registration } : deployment
  activeDeployment(status, deploymentId)
  return { registration: customer, deploymentId, notice: readNotice(payload) }
}
