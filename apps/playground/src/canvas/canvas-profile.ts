import { checkRequest } from '../platform/check-request.ts'
import { signedHints } from '../platform/message-hints.ts'
import type { PlatformProfile } from '../platform/profile.ts'

/** A self-hosted Canvas at `url`: its own address is its issuer. */
export const canvasProfile = (url: string): PlatformProfile => ({
  name: 'Canvas',
  issuer: url,
  clientId: '10000000000007',
  deploymentId: '7:8865aa05b4b79b64a91a86042e43af5ea8ae79eb',
  authorizationEndpoint: `${url}/api/lti/authorize_redirect`,
  tokenEndpoint: `${url}/login/oauth2/token`,
  jwksUri: `${url}/api/lti/security/jwks`,
  tokenLifetime: 60 * 60,
  authorizedParty: true,
  loginMethod: 'post',
  deploymentParameters: ['deployment_id', 'lti_deployment_id'],
  storageTarget: 'post_message_forwarding',
  repeatsStorageTarget: true,
  loginExtras: { canvas_region: 'not_configured', canvas_environment: 'prod' },
  pageRefusal: 'invalid',
  hints: signedHints({ canvas_domain: new URL(url).host }),
  checkRequest,
})
