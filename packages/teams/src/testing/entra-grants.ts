import { createHash } from 'node:crypto'
import { compactVerify, createLocalJWKSet, decodeJwt, importSPKI, jwtVerify } from 'jose'
import { aadstsAnswer } from './aadsts.ts'
import type { ConsentStore } from './consent-store.ts'
import type { SigningKeys } from './signing-keys.ts'

export interface GrantingEntra {
  clientId: string
  clientSecret: string
  /** The public key of the app's certificate, PEM, when it has one. */
  clientPublicKey?: string
  login: string
  keys: SigningKeys
  consents: ConsentStore
  /** Conditional access: of whom an assertion has to show that there was a second factor. */
  secondFactor: Set<string>
  /** Whether tenants know the app only once an administrator admitted it, as is usual. */
  needsAdmission?: boolean
  /** What an id token shows of somebody. */
  displayOf?: (objectId: string) => { name: string; preferred_username: string } | undefined
  now: () => Date
}

export interface AuthorizationCode {
  tenantId: string
  objectId: string
  scopes: string[]
  redirectUri: string
  challenge: string
  nonce: string | null
}

const graphAudience = 'https://graph.microsoft.com'
const lifetimeSeconds = 3600
const secondFactorPolicy = 'p1'
/** What an answer asks for, and `authorize` and `getAuthToken` are asked with. */
const secondFactorClaims = `{"access_token":{"polids":{"essential":true,"values":["${secondFactorPolicy}"]}}}`
/** Of a token that was asked for with these claims, for somebody who has shown a second factor. */
export const shownClaims = (claims: string | undefined): { polids?: string[] } =>
  claims === secondFactorClaims ? { polids: [secondFactorPolicy] } : {}
const oidcScopes = ['openid', 'profile', 'offline_access', 'email']

/** The grants of the token endpoint: code with PKCE, refresh, client credentials, on behalf of. */
export function entraGrants(entra: GrantingEntra) {
  const codes = new Map<string, AuthorizationCode>()
  const refreshTokens = new Map<string, AuthorizationCode>()

  async function answerPerson(person: AuthorizationCode): Promise<Response> {
    const granted = person.scopes.filter((scope) => !oidcScopes.includes(scope))
    const refreshToken = crypto.randomUUID()
    refreshTokens.set(refreshToken, person)
    return Response.json({
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      scope: granted.join(' '),
      access_token: await graphToken(person.tenantId, { oid: person.objectId, scp: granted.join(' ') }),
      refresh_token: refreshToken,
      id_token: await entra.keys.sign({
        ...timesOf(entra.now()),
        iss: `${entra.login}/${person.tenantId}/v2.0`,
        aud: entra.clientId,
        tid: person.tenantId,
        oid: person.objectId,
        sub: `pairwise-${person.objectId}`,
        ver: '2.0',
        ...entra.displayOf?.(person.objectId),
        ...(person.nonce !== null && { nonce: person.nonce }),
      }),
    })
  }

  const graphToken = (tenantId: string, claims: Record<string, unknown>): Promise<string> =>
    entra.keys.sign({
      ...timesOf(entra.now()),
      aud: graphAudience,
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
      appid: entra.clientId,
      uti: crypto.randomUUID(),
      ...claims,
    })

  async function onBehalfOf(tenantId: string, form: URLSearchParams): Promise<Response> {
    const assertion = form.get('assertion') ?? ''
    try {
      await compactVerify(assertion, createLocalJWKSet(entra.keys.jwks()))
    } catch {
      return aadstsAnswer('assertionForeign')
    }
    const {
      aud,
      exp = 0,
      oid,
      tid,
      polids,
    } = decodeJwt<{ oid: string; tid: string; polids?: string[] }>(assertion)
    if (aud !== entra.clientId || tid !== tenantId) return aadstsAnswer('assertionForeign')
    if (exp * 1000 <= entra.now().getTime()) return aadstsAnswer('assertionInvalid')
    if (entra.secondFactor.has(oid) && !polids?.includes(secondFactorPolicy))
      return aadstsAnswer('secondFactor', { claims: secondFactorClaims })
    const consented = entra.consents.delegated(tenantId, oid)
    const asked = askedScopes(form)
    const scopes = asked.includes('.default')
      ? consented
      : asked.filter((scope) => !oidcScopes.includes(scope))
    if (scopes.length === 0 || scopes.some((scope) => !consented.includes(scope)))
      return aadstsAnswer('consentRequired')
    return answerPerson({
      tenantId,
      objectId: oid,
      scopes,
      redirectUri: '',
      challenge: '',
      nonce: null,
    })
  }

  async function clientCredentials(tenantId: string, form: URLSearchParams): Promise<Response> {
    if (!askedScopes(form).includes('.default')) return aadstsAnswer('scopeInvalid')
    return Response.json({
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      access_token: await graphToken(tenantId, { idtyp: 'app', roles: entra.consents.roles(tenantId) }),
    })
  }

  function authorizationCode(form: URLSearchParams): Response | Promise<Response> {
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '') // one use, good or bad
    if (code === undefined || code.redirectUri !== form.get('redirect_uri'))
      return aadstsAnswer('grantInvalid')
    const verifier = form.get('code_verifier') ?? ''
    if (createHash('sha256').update(verifier).digest('base64url') !== code.challenge)
      return aadstsAnswer('verifierInvalid')
    return answerPerson(code)
  }

  function refresh(form: URLSearchParams): Response | Promise<Response> {
    const person = refreshTokens.get(form.get('refresh_token') ?? '')
    refreshTokens.delete(form.get('refresh_token') ?? '')
    // The nonce belonged to the one sign-in.
    return person === undefined ? aadstsAnswer('grantInvalid') : answerPerson({ ...person, nonce: null })
  }

  return {
    newCode(code: AuthorizationCode): string {
      const value = crypto.randomUUID()
      codes.set(value, code)
      return value
    },

    async receive(tenantId: string, form: URLSearchParams): Promise<Response> {
      if (form.get('client_id') !== entra.clientId) return aadstsAnswer('appUnknown')
      if (entra.needsAdmission && isForApp(form) && !entra.consents.isAdmitted(tenantId))
        return aadstsAnswer('appUnknown')
      if (!(await isClient(entra, form))) return aadstsAnswer('secretInvalid')
      switch (form.get('grant_type')) {
        case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
          return onBehalfOf(tenantId, form)
        case 'client_credentials':
          return clientCredentials(tenantId, form)
        case 'authorization_code':
          return authorizationCode(form)
        case 'refresh_token':
          return refresh(form)
        default:
          return aadstsAnswer('grantUnsupported')
      }
    },
  }
}

const isForApp = (form: URLSearchParams): boolean => form.get('grant_type') === 'client_credentials'

async function isClient(
  { clientId, clientSecret, clientPublicKey }: GrantingEntra,
  form: URLSearchParams,
): Promise<boolean> {
  const assertion = form.get('client_assertion')
  if (assertion === null) return form.get('client_secret') === clientSecret
  if (clientPublicKey === undefined) return false
  try {
    const { protectedHeader } = await jwtVerify(assertion, await importSPKI(clientPublicKey, 'PS256'), {
      issuer: clientId,
      subject: clientId,
      // msal rounds its seconds up.
      clockTolerance: 5,
    })
    return protectedHeader['x5t#S256'] !== undefined
  } catch {
    return false
  }
}

const askedScopes = (form: URLSearchParams): string[] =>
  (form.get('scope') ?? '').split(' ').map((scope) => scope.replace(`${graphAudience}/`, ''))

const timesOf = (now: Date) => {
  const seconds = Math.floor(now.getTime() / 1000)
  return { iat: seconds, nbf: seconds, exp: seconds + lifetimeSeconds }
}
