import { createHash } from 'node:crypto'
import { googleAccounts, type GoogleAccounts, type GoogleClient } from './google-accounts.ts'
import { scopesFor, type AccessFeature, type Audience } from './scopes.ts'
import { randomToken, sealState, type StateKey } from './sealed-state.ts'

export interface SignInRequest {
  handOffId: string
  audience: Audience
  /** Beyond who it is; granted ones stay granted. */
  features: readonly AccessFeature[]
  /** Those of a request before, which is made again. */
  alsoScopes?: readonly string[]
  loginHint?: string
  /** Of the district; steers Google's account chooser and proves nothing. */
  hostedDomain?: string
  /** Where we hold no refresh token: Google gives one only with its consent page. */
  consent?: boolean
}

export interface SignInPorts extends StateKey {
  client: Pick<GoogleClient, 'clientId' | 'redirectUri'>
  accounts?: GoogleAccounts
  now?: Date
}

/**
 * The address on which a window signs in, opened by a click: Google's pages refuse to be framed, and a window that opens
 * by itself is blocked (add-ons/developer-guides/frictionless-signin). Code flow with PKCE S256; nothing is stored.
 */
export async function authorizationRequest(
  { handOffId, audience, features, alsoScopes = [], loginHint, hostedDomain, consent }: SignInRequest,
  { client, accounts = googleAccounts, now = new Date(), stateKey }: SignInPorts,
): Promise<string> {
  const wanted = [...new Set([...scopesFor(audience, features), ...alsoScopes])]
  const codeVerifier = randomToken()
  const nonce = randomToken()
  const state = { handOffId, audience, scopes: wanted, codeVerifier, nonce, loginHint, consent }
  const url = new URL(accounts.authorization)
  const request = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    scope: wanted.join(' '),
    state: await sealState(state, { stateKey }, now),
    nonce,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    // Nothing acts for a student while they are away.
    access_type: audience === 'student' ? 'online' : 'offline',
    include_granted_scopes: 'true',
    ...(loginHint !== undefined && { login_hint: loginHint }),
    ...(hostedDomain !== undefined && { hd: hostedDomain }),
    ...(consent && { prompt: 'consent' }),
  }
  for (const [name, value] of Object.entries(request)) url.searchParams.set(name, value)
  return url.href
}
