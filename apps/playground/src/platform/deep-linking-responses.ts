import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose'
import { Problem } from '@lectern/problem'
import { claim, deepLinkingClaim } from './claim-names.ts'
import { refuseDeepLinking } from './deep-linking-refusal.ts'
import type { PlatformProfile } from './profile.ts'
import { singleUse } from './single-use.ts'

/** What a tool sent back, from a token that holds; whether the items suit is for whoever asked. */
interface DeepLinkingResponse {
  data: unknown
  contentItems: unknown
  message?: string
  errorMessage?: string
}

/** `deploymentId`: where the choice was asked for, on a platform with several deployments. */
export type ReadDeepLinkingResponse = (jwt: string, deploymentId?: string) => Promise<DeepLinkingResponse>

type Recipient = Pick<PlatformProfile, 'issuer' | 'clientId' | 'deploymentId'>

const maxAgeSeconds = 10 * 60
const clockToleranceSeconds = 60
const rememberedMs = (maxAgeSeconds + 2 * clockToleranceSeconds) * 1000

/**
 * Reads the form field `JWT` of deep linking responses (Deep Linking §4.5, Security Framework §5.2). The tool's keys are
 * fetched when first needed and cached. Plain http is fine: a simulator's tool lives on the same machine.
 */
export function deepLinkingResponses(
  profile: Recipient,
  jwksUrl: string,
  now: () => Date,
): ReadDeepLinkingResponse {
  const keys = createRemoteJWKSet(new URL(jwksUrl))
  const useNonce = singleUse(now, rememberedMs)
  return async (jwt, deploymentId = profile.deploymentId) => {
    const { payload } = await jwtVerify(jwt, keys, {
      algorithms: ['RS256'],
      issuer: profile.clientId,
      audience: profile.issuer,
      requiredClaims: ['exp', 'iat', 'nonce'],
      maxTokenAge: maxAgeSeconds,
      clockTolerance: clockToleranceSeconds,
      currentDate: now(),
    }).catch((error: unknown) => {
      throw refusalOf(error, profile, jwksUrl)
    })
    demandClaims(payload, deploymentId)
    if (!useNonce(String(payload['nonce']))) throw refuseDeepLinking('nonce', 'it was used before')
    return {
      data: payload[deepLinkingClaim('data')],
      contentItems: payload[deepLinkingClaim('content_items')],
      message: text(payload[deepLinkingClaim('msg')]),
      errorMessage: text(payload[deepLinkingClaim('errormsg')]),
    }
  }
}

function refusalOf(error: unknown, profile: Recipient, jwksUrl: string): Problem {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)
    return refuseDeepLinking(
      error.claim,
      error.reason === 'missing' ? 'it is missing' : (claimRules(profile)[error.claim] ?? error.message),
      error,
    )
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return refuseDeepLinking('signature', `no key of ${jwksUrl} made it`, error)
  if (error instanceof errors.JWKSNoMatchingKey)
    return refuseDeepLinking('kid', `${jwksUrl} has no such key`, error)
  if (error instanceof errors.JOSEAlgNotAllowed) return refuseDeepLinking('alg', 'it must be RS256', error)
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return refuseDeepLinking('JWT', 'it is no signed token', error)
  return new Problem({
    kind: 'upstream',
    code: 'playground.tool-keys-unreadable',
    message: `The tool’s keys at ${jwksUrl} cannot be read, so its deep linking response cannot be checked.`,
    cause: error,
  })
}

const claimRules = ({ issuer, clientId }: Recipient): Record<string, string> => ({
  iss: `it must be the tool’s client id, ${clientId}`,
  aud: `it must be this platform’s issuer, ${issuer}`,
  iat: 'it must be a time within the last ten minutes',
  exp: 'it must be a time to come',
})

function demandClaims(payload: JWTPayload, deploymentId: string): void {
  const demanded = {
    message_type: 'LtiDeepLinkingResponse',
    version: '1.3.0',
    deployment_id: deploymentId,
  }
  for (const [name, value] of Object.entries(demanded))
    if (payload[claim(name)] !== value) throw refuseDeepLinking(name, `it must be ${value}`)
  if (typeof payload['nonce'] !== 'string' || payload['nonce'] === '')
    throw refuseDeepLinking('nonce', 'it must be a text')
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
