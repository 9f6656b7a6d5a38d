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
  storageTarget: 'post_message_forwarding',
  loginExtras: { canvas_region: 'not_configured', canvas_environment: 'prod' },
  hintExtras: { canvas_domain: new URL(url).host },
  // Canvas itself tolerates a missing `state`. Asking for it catches a tool that binds no browser to its login.
  requiredParameters: [
    'client_id',
    'login_hint',
    'nonce',
    'prompt',
    'redirect_uri',
    'response_mode',
    'response_type',
    'scope',
    'state',
  ],
})
