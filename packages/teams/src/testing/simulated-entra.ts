import { publicCloud } from '../cloud.ts'
import { aadstsAnswer } from './aadsts.ts'
import { personIds, simulatedApp, tenantIds } from './a-district.ts'
import { authorizeEndpoints, type RegisteredPermissions } from './authorize-endpoints.ts'
import { consentStore } from './consent-store.ts'
import { entraGrants, shownClaims, type GrantingEntra } from './entra-grants.ts'
import { signingKeys, type SigningKeys } from './signing-keys.ts'
import { tabTokenClaims, type TabTokenOptions } from './tab-token-claims.ts'

export interface EntraOptions {
  /** Tenants that exist and know the app. */
  tenants?: readonly string[]
  /** Keys take half a second to make; simulators that may share them do. */
  keys?: SigningKeys
  /** The app's registration; the one of the tests unless said. */
  app?: { clientId: string; clientSecret: string; host: string }
  clientPublicKey?: string
  redirectUris?: readonly string[]
  /** What an administrator's consent grants; nothing by itself unless said. */
  permissions?: RegisteredPermissions
  displayOf?: GrantingEntra['displayOf']
  needsAdmission?: boolean
  now?: () => Date
}

/** What happens to a token request instead; it may let it be answered first and lose the answer. */
export type EntraFault = (answer: () => Promise<Response>) => Response | Promise<Response>

export type SimulatedEntra = Awaited<ReturnType<typeof simulatedEntra>>

/** An Entra in memory, reached by `fetch`: keys, discovery, authorize, admin consent and the token endpoint. */
export async function simulatedEntra({
  tenants = Object.values(tenantIds),
  keys: shared,
  app = simulatedApp,
  clientPublicKey,
  permissions,
  displayOf,
  needsAdmission,
  redirectUris = ['signed-in', 'auth/end', 'auth/consent'].map((path) => `https://${app.host}/teams/${path}`),
  now = () => new Date(),
}: EntraOptions = {}) {
  const { login } = publicCloud
  const { clientId, clientSecret } = app
  const keys = shared ?? (await signingKeys(`${login}/{tenantid}/v2.0`))
  const consents = consentStore(now)
  const secondFactor = new Set<string>()
  const shownFactor = new Set<string>()
  const faults: EntraFault[] = []
  const grants = entraGrants({
    clientId,
    clientSecret,
    clientPublicKey,
    login,
    keys,
    consents,
    secondFactor,
    displayOf,
    needsAdmission,
    now,
  })
  const pages = authorizeEndpoints({
    clientId,
    redirectUris,
    consents,
    permissions,
    newCode: (code) => grants.newCode(code),
  })
  const requests: URL[] = []
  let signedIn: { tenantId: string; objectId: string } = {
    tenantId: tenantIds.fairview,
    objectId: personIds.teacher,
  }

  function respond(url: URL, body: string): Response | Promise<Response> {
    const [, tenant = '', ...rest] = url.pathname.split('/')
    const path = rest.join('/')
    if (path === 'discovery/v2.0/keys') return Response.json(keys.jwks())
    if (path === 'v2.0/.well-known/openid-configuration') return Response.json(discovery(login, tenant))
    if (tenant === 'common' && path === 'discovery/instance') return Response.json(instanceDiscovery(login))
    const tenantId = ['common', 'organizations'].includes(tenant) ? signedIn.tenantId : tenant
    if (!tenants.includes(tenantId)) return aadstsAnswer('tenantUnknown')
    if (path === 'oauth2/v2.0/token') return grants.receive(tenantId, new URLSearchParams(body))
    if (path === 'oauth2/v2.0/authorize') {
      if (url.searchParams.has('claims')) shownFactor.add(signedIn.objectId)
      return pages.authorize(url, { ...signedIn, tenantId })
    }
    if (path === 'v2.0/adminconsent') return pages.adminConsent(url, tenantId)
    if (path === 'oauth2/v2.0/logout') return pages.logout(url)
    return new Response('Not Found', { status: 404 })
  }

  return {
    app: { clientId, host: app.host },
    keys,
    consents,
    secondFactor,
    /** Who has shown one in a window. Only a token that is asked for with the claims of the policy says so. */
    shownFactor,
    /** What the person at the browser does, and how long it takes Entra to know it everywhere. */
    browser: pages.set,
    /** For pages with a person in front of them: each step of a sign-in by itself. */
    pages,
    redirectUris,
    isTenant: (tenantId: string): boolean => tenants.includes(tenantId),
    /** What was asked of it, in order. */
    requests,
    /** So the next token requests end. */
    failNext: (...next: EntraFault[]) => void faults.push(...next),
    /** Who sits at the browser that reaches `authorize`. */
    signIn: (person: { tenantId: string; objectId: string }) => void (signedIn = person),

    /** What `authentication.getAuthToken` gives a tab. */
    tabToken(
      { asked, claims, ...options }: TabTokenOptions = {},
      header?: Record<string, unknown>,
    ): Promise<string> {
      const { objectId = personIds.teacher } = options
      const shown = shownFactor.has(objectId) ? shownClaims(asked) : {}
      return keys.sign(
        tabTokenClaims({ now: now(), clientId, ...options, claims: { ...shown, ...claims } }),
        header,
      )
    },

    fetch: async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
      const url = new URL(address)
      requests.push(url)
      const answer = async () => respond(url, typeof init.body === 'string' ? init.body : '')
      const fault = url.pathname.endsWith('/token') ? faults.shift() : undefined
      return fault === undefined ? answer() : fault(answer)
    },
  }
}

/** Under `/common` and `/organizations` the issuer is a template, to nobody's joy. */
const discovery = (login: string, tenant: string) => ({
  issuer: `${login}/${['common', 'organizations'].includes(tenant) ? '{tenantid}' : tenant}/v2.0`,
  authorization_endpoint: `${login}/${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${login}/${tenant}/oauth2/v2.0/token`,
  end_session_endpoint: `${login}/${tenant}/oauth2/v2.0/logout`,
  jwks_uri: `${login}/${tenant}/discovery/v2.0/keys`,
  response_types_supported: ['code'],
  id_token_signing_alg_values_supported: ['RS256'],
  subject_types_supported: ['pairwise'],
})

const instanceDiscovery = (login: string) => ({
  tenant_discovery_endpoint: `${login}/common/v2.0/.well-known/openid-configuration`,
  'api-version': '1.1',
  metadata: [
    {
      preferred_network: new URL(login).host,
      preferred_cache: new URL(login).host,
      aliases: [new URL(login).host],
    },
  ],
})
