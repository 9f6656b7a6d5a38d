import { createHash, randomBytes } from 'node:crypto'
import { publicCloud, type MicrosoftCloud } from '../cloud.ts'

export interface SignInQuery {
  app: { clientId: string }
  /** Registered with the app; Entra answers there. */
  redirectUri: string
  /** What a person agrees to, by short names; none to know only who it is. */
  scopes?: readonly string[]
  /** `consent` shows what is asked for also to those whom Entra remembers. */
  prompt?: 'consent' | 'select_account'
  /** Of an `interaction-required`: what a policy of the tenant wants to see. */
  claims?: string
  /** Without it anybody with a work or school account. */
  tenantId?: string
  cloud?: MicrosoftCloud
}

/** To be kept with the browser that leaves, sealed, and used up when it comes back. */
export interface PendingSignIn {
  state: string
  nonce: string
  verifier: string
  redirectUri: string
  tenantId: string
  scopes: readonly string[]
}

/**
 * Sends somebody to Entra: a person whom the tab asks to agree, in a window of its own because Entra shows itself in no
 * frame, or one who opened us outside Teams (entra "OAuth 2.0 authorization code flow", with PKCE).
 */
export function beginSignIn(query: SignInQuery): { location: URL; pending: PendingSignIn } {
  const {
    app,
    redirectUri,
    scopes = [],
    prompt,
    claims,
    tenantId = 'organizations',
    cloud = publicCloud,
  } = query
  const pending = { state: secret(), nonce: secret(), verifier: secret(), redirectUri, tenantId, scopes }
  const location = new URL(`${cloud.login}/${tenantId}/oauth2/v2.0/authorize`)
  location.search = new URLSearchParams({
    client_id: app.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri,
    scope: ['openid', 'profile', ...scopes.map((scope) => `${new URL(cloud.graph).origin}/${scope}`)].join(
      ' ',
    ),
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: createHash('sha256').update(pending.verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(prompt && { prompt }),
    ...(claims && { claims }),
  }).toString()
  return { location, pending }
}

const secret = (): string => randomBytes(32).toString('base64url')
