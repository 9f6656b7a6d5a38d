import { randomUUID } from 'node:crypto'
import { SignJWT, type JWK } from 'jose'
import { claimNames } from '../launch/claims.ts'
import type { PlatformRegistration } from '../platform/registration.ts'
import { refuseService } from './service-refusals.ts'

/** One of the keys that the tool publishes. */
export interface SigningKey {
  kid: string
  /** Of type RSA, 2048 bits or more. */
  privateJwk: JWK
}

/** What a registration must know beyond launches before services can be called. */
export interface ServiceRegistration extends PlatformRegistration {
  tokenEndpoint?: string
  /** For whom the assertion is meant where the platform named one (`authorization_server`); it goes before the profile's. */
  authorizationServer?: string
}

const lifetimeSeconds = 5 * 60

/** Who we are, as a signed statement that holds for one request (Security Framework §4.1, RFC 7523 §3). */
export function clientAssertion(
  registration: ServiceRegistration,
  key: SigningKey,
  { deploymentId, now }: { deploymentId?: string; now: Date },
): Promise<string> {
  const { clientId } = registration
  const issuedAt = Math.floor(now.getTime() / 1000)
  // Some platforms tie the token to the deployment (Core §6.2.1).
  return new SignJWT(deploymentId === undefined ? {} : { [claimNames.deploymentId]: deploymentId })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audienceOf(registration))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .setJti(randomUUID())
    .sign(key.privateJwk)
}

function audienceOf(registration: ServiceRegistration): string | string[] {
  const { authorizationServer, profile } = registration
  const audience = authorizationServer ?? profile.tokenAudience ?? tokenEndpointOf(registration).href
  return typeof audience === 'string' ? audience : [...audience]
}

export function tokenEndpointOf({ tokenEndpoint, issuer, clientId }: ServiceRegistration): URL {
  if (tokenEndpoint !== undefined && URL.canParse(tokenEndpoint)) return new URL(tokenEndpoint)
  throw refuseService(
    'lti.token-endpoint-missing',
    `The registration of ${issuer} has no token URL, without which no service can be called. Copy it from the platform.`,
    { issuer, clientId },
  )
}
