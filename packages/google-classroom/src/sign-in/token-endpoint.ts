import type { Problem } from '@lectern/problem'
import { refusalOf } from './authorization-answer.ts'
import { boundedFetch, type GoogleFetch } from '../network/bounded-fetch.ts'
import { googleAccounts, type GoogleAccounts, type GoogleClient } from './google-accounts.ts'
import { refuseSignIn } from './sign-in-refusals.ts'

export interface TokenPorts {
  client: GoogleClient
  fetch: GoogleFetch
  accounts?: GoogleAccounts
  now?: () => Date
}

export interface Granted {
  accessToken: string
  expiresAt: Date
  /** What was ticked, now and before: compare with `requireScopes`. */
  scopes: string[]
  /** Only when Google gives a new one; it replaces the stored one at once. */
  refreshToken?: string
  /** Where access was allowed for a time only. */
  refreshTokenExpiresAt?: Date
  idToken?: string
}

/**
 * Exchanges the code of a sign-in, once.
 * @throws Problem `classroom.code-refused`, or what the token endpoint ends with
 */
export function exchangeCode(code: string, codeVerifier: string, ports: TokenPorts): Promise<Granted> {
  const { redirectUri } = ports.client
  const form = {
    grant_type: 'authorization_code',
    code,
    code_verifier: codeVerifier,
    redirect_uri: redirectUri,
  }
  return requestTokens(form, ports, () =>
    refuseSignIn(
      'classroom.code-refused',
      'Google does not take the code of this sign-in: it was used already, or is older than some minutes. Sign in again.',
    ),
  )
}

/**
 * A new access token. Store a `refreshToken` of the answer before anything else: the old one may be dead from now on.
 * @throws Problem `classroom.grant-revoked`, `classroom.reauthentication-required`: forget the stored token and ask the
 * person to sign in; or what the token endpoint ends with
 */
export function refreshAccess(refreshToken: string, ports: TokenPorts): Promise<Granted> {
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
  return requestTokens(form, ports, (subtype) =>
    subtype === 'invalid_rapt'
      ? refuseSignIn(
          'classroom.reauthentication-required',
          'The domain ends sessions after a time, so the person has to sign in again. In the Admin console under Security > ' +
            'Google Cloud session control, trusted apps can be exempted.',
        )
      : refuseSignIn(
          'classroom.grant-revoked',
          'The access that was granted ended: the person or an administrator withdrew it, the password was changed, or it ' +
            'was not used for six months. Sign in again.',
        ),
  )
}

/**
 * Gives an access back, as when a person is forgotten. One that is dead already is given back too.
 * @throws Problem `classroom.token-endpoint-unavailable`, or what a fetch ends with
 */
export async function revokeAccess(
  token: string,
  { fetch, accounts = googleAccounts }: Pick<TokenPorts, 'fetch' | 'accounts'>,
): Promise<void> {
  const { status, answer } = await postForm(accounts.revocation, { token }, fetch)
  if (status === 200 || (status === 400 && answer.error === 'invalid_token')) return
  throw unavailable(status)
}

async function requestTokens(
  form: Record<string, string>,
  { client, fetch, accounts = googleAccounts, now = () => new Date() }: TokenPorts,
  invalidGrant: (subtype: unknown) => Problem,
): Promise<Granted> {
  const asked = now()
  const { status, answer } = await askAsClient(client, (secrets) =>
    postForm(accounts.token, { ...form, ...secrets }, fetch),
  )
  if (status === 200) return readGranted(answer, asked)
  if (answer.error === 'invalid_grant') throw invalidGrant(answer.error_subtype)
  if (status === 429 || status >= 500 || typeof answer.error !== 'string') throw unavailable(status)
  throw refusalOf(answer.error)
}

/** Google judges a client before anything else, so what it is asked for is asked again with the next secret. */
async function askAsClient(
  { clientId, clientSecret, otherSecrets = [] }: GoogleClient,
  ask: (secrets: { client_id: string; client_secret: string }) => Promise<Answered>,
): Promise<Answered> {
  let answered = await ask({ client_id: clientId, client_secret: clientSecret })
  for (const other of otherSecrets) {
    if (answered.answer.error !== 'invalid_client') break
    answered = await ask({ client_id: clientId, client_secret: other })
  }
  return answered
}

interface Answered {
  status: number
  answer: Answer
}

type Answer = Record<string, unknown>

async function postForm(url: string, form: Record<string, string>, fetch: GoogleFetch): Promise<Answered> {
  const response = await boundedFetch(fetch, { maxBytes: 64 * 1024 })(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
  })
  const text = await response.text()
  try {
    const answer: unknown = JSON.parse(text)
    return { status: response.status, answer: typeof answer === 'object' ? { ...answer } : {} }
  } catch {
    return { status: response.status, answer: {} } // judged by its status, or by what it lacks
  }
}

function readGranted(answer: Answer, now: Date): Granted {
  const { access_token: accessToken, scope, refresh_token: refreshToken, id_token: idToken } = answer
  const lifetime = seconds(answer.expires_in)
  if (!isText(accessToken) || lifetime === undefined)
    throw refuseSignIn(
      'classroom.token-answer-invalid',
      'What Google answers at its token endpoint holds no access token with a lifetime.',
    )
  const refreshLifetime = seconds(answer.refresh_token_expires_in)
  return {
    accessToken,
    expiresAt: after(now, lifetime),
    scopes: isText(scope) ? scope.split(' ') : [],
    refreshToken: isText(refreshToken) ? refreshToken : undefined,
    refreshTokenExpiresAt: refreshLifetime === undefined ? undefined : after(now, refreshLifetime),
    idToken: isText(idToken) ? idToken : undefined,
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const seconds = (value: unknown): number | undefined =>
  typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined
const after = (now: Date, lifetime: number): Date => new Date(now.getTime() + lifetime * 1000)

const unavailable = (status: number) =>
  refuseSignIn(
    'classroom.token-endpoint-unavailable',
    `Google's token endpoint answers ${status} now. Nothing has to be changed; try again later.`,
    { status },
  )
