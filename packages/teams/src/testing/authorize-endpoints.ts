import type { ConsentStore } from './consent-store.ts'
import type { AuthorizationCode } from './entra-grants.ts'

interface AuthorizePorts {
  clientId: string
  redirectUris: readonly string[]
  consents: ConsentStore
  newCode: (code: AuthorizationCode) => string
}

/** What a browser sees of Entra. The person there agrees to whatever is asked with `prompt=consent`, or cancels. */
export function authorizeEndpoints({ clientId, redirectUris, consents, newCode }: AuthorizePorts) {
  let answer: 'agrees' | 'cancels' = 'agrees'
  let propagationSeconds = 0

  const isOurs = ({ searchParams }: URL): boolean =>
    searchParams.get('client_id') === clientId &&
    redirectUris.includes(searchParams.get('redirect_uri') ?? '')

  return {
    set: (next: { answer?: 'agrees' | 'cancels'; propagationSeconds?: number }) => {
      answer = next.answer ?? answer
      propagationSeconds = next.propagationSeconds ?? propagationSeconds
    },

    authorize(url: URL, person: { tenantId: string; objectId: string }): Response {
      const asked = url.searchParams
      if (!isOurs(url)) return page('AADSTS50011: The redirect URI does not match.')
      if (answer === 'cancels')
        return back(url, {
          error: 'access_denied',
          error_description: 'AADSTS65004: User declined to consent to access the app.',
        })
      if (asked.get('code_challenge_method') !== 'S256')
        return back(url, { error: 'invalid_request', error_description: 'AADSTS9002325: PKCE is required.' })
      const scopes = (asked.get('scope') ?? '').split(' ').map((scope) => scope.replace(/^https:.*\//, ''))
      if (asked.get('prompt') === 'consent')
        consents.grantForPerson(person.tenantId, person.objectId, {
          scopes,
          afterSeconds: propagationSeconds,
        })
      const code = newCode({
        ...person,
        scopes,
        redirectUri: asked.get('redirect_uri')!,
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce'),
      })
      return back(url, { code })
    },

    adminConsent(url: URL, tenantId: string): Response {
      if (!isOurs(url)) return page('AADSTS50011: The redirect URI does not match.')
      if (answer === 'cancels')
        return back(url, { error: 'access_denied', error_description: 'AADSTS65004: Declined.' })
      return back(url, {
        admin_consent: 'True',
        tenant: tenantId,
        scope: url.searchParams.get('scope') ?? '',
      })
    },

    logout: ({ searchParams }: URL): Response =>
      redirect(
        searchParams.get('post_logout_redirect_uri') ?? 'https://login.microsoftonline.com/common/logout',
      ),
  }
}

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
