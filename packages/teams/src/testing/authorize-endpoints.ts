import type { ConsentStore } from './consent-store.ts'
import type { AuthorizationCode } from './entra-grants.ts'

/** What the app's registration in Entra lists. */
export interface RegisteredPermissions {
  scopes: readonly string[]
  roles: readonly string[]
}

interface AuthorizePorts {
  clientId: string
  redirectUris: readonly string[]
  consents: ConsentStore
  permissions?: RegisteredPermissions
  newCode: (code: AuthorizationCode) => string
}

interface Person {
  tenantId: string
  objectId: string
}

/**
 * What a browser sees of Entra. `authorize` and `adminConsent` have nobody in front of them: the person agrees to
 * whatever is asked with `prompt=consent`, or cancels. Pages with a person use the steps by themselves.
 */
export function authorizeEndpoints(ports: AuthorizePorts) {
  const { clientId, redirectUris, consents, permissions, newCode } = ports
  let answer: 'agrees' | 'cancels' = 'agrees'
  let propagationSeconds = 0

  const steps = {
    /** Why nobody is sent back to where the request says, in Entra's words. */
    misdirected({ searchParams }: URL): string | undefined {
      if (searchParams.get('client_id') !== clientId)
        return 'AADSTS700016: Application was not found in the directory.'
      return redirectUris.includes(searchParams.get('redirect_uri') ?? '')
        ? undefined
        : 'AADSTS50011: The redirect URI does not match.'
    },

    /** What the person is asked to agree to, which is nothing where all of it is granted. */
    asks(url: URL, { tenantId, objectId }: Person): string[] {
      const granted = consents.delegated(tenantId, objectId)
      const forced = url.searchParams.get('prompt') === 'consent'
      return scopesOf(url).filter(
        (scope) => !identityScopes.includes(scope) && (forced || !granted.includes(scope)),
      )
    },

    agree(url: URL, person: Person): Response {
      const asked = steps.asks(url, person)
      if (asked.length > 0)
        consents.grantForPerson(person.tenantId, person.objectId, {
          scopes: asked,
          afterSeconds: propagationSeconds,
        })
      return steps.signIn(url, person)
    },

    signIn(url: URL, person: Person): Response {
      const asked = url.searchParams
      if (asked.get('response_type') !== 'code' || asked.get('code_challenge_method') !== 'S256')
        return back(url, {
          error: 'invalid_request',
          error_description: 'AADSTS9002325: Proof Key for Code Exchange is required.',
        })
      const code = newCode({
        ...person,
        scopes: scopesOf(url),
        redirectUri: asked.get('redirect_uri')!,
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce'),
      })
      return back(url, { code })
    },

    agreeForTenant(url: URL, tenantId: string): Response {
      if (permissions) consents.grantForTenant(tenantId, { ...permissions, afterSeconds: propagationSeconds })
      return back(url, {
        admin_consent: 'True',
        tenant: tenantId,
        scope: url.searchParams.get('scope') ?? '',
      })
    },

    decline: (url: URL): Response =>
      back(url, {
        error: 'access_denied',
        error_description: 'AADSTS65004: User declined to consent to access the app.',
      }),

    /** Where nobody may be asked (`prompt=none`). */
    unanswered: (url: URL, error: 'login_required' | 'consent_required', words: string): Response =>
      back(url, { error, error_description: words }),
  }

  return {
    ...steps,
    set: (next: { answer?: 'agrees' | 'cancels'; propagationSeconds?: number }) => {
      answer = next.answer ?? answer
      propagationSeconds = next.propagationSeconds ?? propagationSeconds
    },

    authorize(url: URL, person: Person): Response {
      const misdirected = steps.misdirected(url)
      if (misdirected !== undefined) return page(misdirected)
      if (answer === 'cancels') return steps.decline(url)
      return url.searchParams.get('prompt') === 'consent'
        ? steps.agree(url, person)
        : steps.signIn(url, person)
    },

    adminConsent(url: URL, tenantId: string): Response {
      const misdirected = steps.misdirected(url)
      if (misdirected !== undefined) return page(misdirected)
      return answer === 'cancels' ? steps.decline(url) : steps.agreeForTenant(url, tenantId)
    },

    logout: ({ searchParams }: URL): Response =>
      redirect(
        searchParams.get('post_logout_redirect_uri') ?? 'https://login.microsoftonline.com/common/logout',
      ),
  }
}

const identityScopes = ['openid', 'profile', 'offline_access', 'email']

const scopesOf = ({ searchParams }: URL): string[] =>
  (searchParams.get('scope') ?? '')
    .split(' ')
    .filter((scope) => scope !== '')
    .map((scope) => scope.replace(/^https:.*\//, ''))

function back(url: URL, parameters: Record<string, string>): Response {
  const target = new URL(url.searchParams.get('redirect_uri')!)
  const state = url.searchParams.get('state')
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value)
  if (state !== null) target.searchParams.set('state', state)
  return redirect(target.href)
}

const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { location, 'x-frame-options': 'DENY' } })

const page = (words: string): Response =>
  new Response(`<title>${words}</title>`, {
    status: 400,
    headers: { 'content-type': 'text/html', 'x-frame-options': 'DENY' },
  })
