import type { GoogleClient } from '../sign-in/google-accounts.ts'
import type { SigningKey } from './signing-key.ts'
import type { SimulatedGrants } from './simulated-grants.ts'
import type { SimulatedPerson } from './simulated-people.ts'

export interface AccountOptions {
  client: GoogleClient
  people: readonly SimulatedPerson[]
  grants: SimulatedGrants
  key: SigningKey
  now: () => Date
  switches: AccountSwitches
}

/** What an administrator decided, and how Google behaves. */
export interface AccountSwitches {
  /** Whether accounts of minors may use the project. */
  minorsConfigured: boolean
  /** Whether the domain lets people sign in to the project. */
  appBlocked: boolean
  /** Whether each refresh brings another refresh token and ends the old one. */
  rotatesRefreshTokens: boolean
  /** Whether the domain wants people to sign in again. */
  sessionEnded: boolean
}

export interface SignInAsked {
  scopes: string[]
  /** Those that a person may refuse one by one. */
  tickable: string[]
  loginHint?: string
  prompt?: string
}

/** What the person does on Google's pages. */
export interface SignInChoice {
  /** The account; by default the one of the login hint. */
  as?: string
  /** What stays ticked; by default everything. */
  tick?: (scope: string) => boolean
  deny?: boolean
}

/** Google's authorization, token and revocation endpoints, as strict as needed to find what we do wrong. */
export function simulatedAccounts(options: AccountOptions) {
  const { client, people, grants, key, now, switches } = options

  /** The error that Google shows on a page of its own, whoever asks or for this account. */
  function refusalOf(address: string, sub?: string): string | undefined {
    const page = pageErrorOf(new URL(address).searchParams, client)
    const person = people.find((one) => one.sub === sub)
    if (page !== undefined || person === undefined) return page
    if (switches.appBlocked) return 'admin_policy_enforced'
    return person.minor && !switches.minorsConfigured ? 'access_not_configured' : undefined
  }

  /** What is asked for, and how much of it needs consent. */
  function readRequest(address: string): SignInAsked {
    const asked = new URL(address).searchParams
    const wanted = scopesOf(asked)
    return {
      scopes: wanted,
      tickable: wanted.filter((scope) => !isIdentity(scope)),
      loginHint: asked.get('login_hint') ?? undefined,
      prompt: asked.get('prompt') ?? undefined,
    }
  }

  /** Where the window is sent back to, or the error that Google shows on a page of its own. */
  function authorize(
    address: string,
    { as, tick = () => true, deny = false }: SignInChoice = {},
  ): { location: string } | { page: string } {
    const asked = new URL(address).searchParams
    const sub = as ?? asked.get('login_hint') ?? ''
    const page = refusalOf(address, sub)
    if (page !== undefined) return { page }
    const person = people.find((one) => one.sub === sub)
    if (person === undefined) return { page: 'no account was chosen' }
    const back = new URL(client.redirectUri)
    back.searchParams.set('state', asked.get('state') ?? '')
    if (deny) back.searchParams.set('error', 'access_denied')
    else back.searchParams.set('code', codeFor(person, asked, tick))
    return { location: back.href }
  }

  function codeFor(
    { sub }: SimulatedPerson,
    asked: URLSearchParams,
    tick: (scope: string) => boolean,
  ): string {
    const isNew = !grants.grants.has(sub)
    grants.allow(
      sub,
      scopesOf(asked).filter((scope) => isIdentity(scope) || tick(scope)),
    )
    return grants.issueCode({
      sub,
      challenge: asked.get('code_challenge') ?? '',
      redirectUri: asked.get('redirect_uri') ?? '',
      nonce: asked.get('nonce') ?? undefined,
      offline: asked.get('access_type') === 'offline' && (isNew || asked.get('prompt') === 'consent'),
    })
  }

  async function token(form: URLSearchParams): Promise<Response> {
    if (form.get('client_id') !== client.clientId || form.get('client_secret') !== client.clientSecret)
      return Response.json({ error: 'invalid_client' }, { status: 401 })
    if (form.get('grant_type') === 'refresh_token') return refreshed(form.get('refresh_token') ?? '')
    const pending = grants.redeemCode(
      form.get('code') ?? '',
      form.get('code_verifier') ?? '',
      form.get('redirect_uri') ?? '',
    )
    if (form.get('grant_type') !== 'authorization_code' || pending === undefined) return invalidGrant()
    const { sub, nonce, offline } = pending
    const { token: access, ...rest } = grants.issueAccess(sub)
    return Response.json({
      access_token: access,
      expires_in: rest.expiresIn,
      scope: rest.scope,
      token_type: 'Bearer',
      id_token: await idToken(sub, nonce),
      ...(offline && { refresh_token: grants.issueRefreshToken(sub) }),
    })
  }

  function refreshed(refreshToken: string): Response {
    const sub = grants.ownerOf(refreshToken)
    if (sub === undefined) return invalidGrant()
    if (switches.sessionEnded) return invalidGrant('invalid_rapt')
    const { token: access, expiresIn, scope } = grants.issueAccess(sub)
    const answer = { access_token: access, expires_in: expiresIn, scope, token_type: 'Bearer' }
    if (!switches.rotatesRefreshTokens) return Response.json(answer)
    grants.retire(refreshToken)
    return Response.json({ ...answer, refresh_token: grants.issueRefreshToken(sub) })
  }

  function idToken(sub: string, nonce: string | undefined): Promise<string> {
    const { email, hostedDomain } = people.find((person) => person.sub === sub)!
    const seconds = Math.floor(now().getTime() / 1000)
    const { clientId } = client
    return key.sign({
      iss: 'https://accounts.google.com',
      aud: clientId,
      azp: clientId,
      sub,
      email,
      email_verified: true,
      ...(hostedDomain && { hd: hostedDomain }),
      ...(nonce && { nonce }),
      iat: seconds,
      exp: seconds + 3600,
    })
  }

  function revoke(form: URLSearchParams): Response {
    const sub = grants.subOf(form.get('token') ?? '')
    if (sub === undefined) return Response.json({ error: 'invalid_token' }, { status: 400 })
    grants.revoke(sub)
    return Response.json({})
  }

  return { authorize, refusalOf, readRequest, token, revoke }
}

/** Errors that Google shows instead of sending anybody back. */
function pageErrorOf(asked: URLSearchParams, { clientId, redirectUri }: GoogleClient): string | undefined {
  if (asked.get('client_id') !== clientId) return 'invalid_client'
  if (asked.get('redirect_uri') !== redirectUri) return 'redirect_uri_mismatch'
  if (asked.get('response_type') !== 'code' || asked.get('code_challenge_method') !== 'S256')
    return 'invalid_request'
  return scopesOf(asked).length === 0 ? 'invalid_scope' : undefined
}

const scopesOf = (asked: URLSearchParams): string[] => (asked.get('scope') ?? '').split(' ').filter(Boolean)
/** Never shown with a box to tick. */
const isIdentity = (scope: string): boolean => scope === 'openid' || scope.includes('/userinfo.')

const invalidGrant = (subtype?: string): Response =>
  Response.json({ error: 'invalid_grant', ...(subtype && { error_subtype: subtype }) }, { status: 400 })
