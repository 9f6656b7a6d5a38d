import { guardedFetch, type PinnedRequest } from '../network/guarded-fetch.ts'
import { platformConfigurationName } from '../registration/platform-configuration.ts'
import { toolConfigurationName } from '../registration/registration-request.ts'

/** How kinds of platforms differ when a tool registers: Moodle as recorded, Canvas as its source and pages say. */
const kinds = {
  moodle: {
    issuer: 'https://moodle.example',
    configPath: '/mod/lti/openid-configuration.php',
    configNeedsToken: false,
    refusesUnknownScopes: false,
    deploys: true,
    messages: [
      { type: 'LtiResourceLinkRequest' },
      { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
    ],
  },
  canvas: {
    issuer: 'https://canvas.instructure.com',
    configPath: '/api/lti/security/openid-configuration',
    configNeedsToken: true,
    refusesUnknownScopes: true,
    deploys: false,
    messages: [
      {
        type: 'LtiResourceLinkRequest',
        placements: ['course_navigation', 'account_navigation', 'ContentArea'],
      },
      {
        type: 'LtiDeepLinkingRequest',
        placements: [
          'https://canvas.instructure.com/lti/link_selection',
          'https://canvas.instructure.com/lti/editor_button',
          'ContentArea',
          'RichTextEditor',
        ],
      },
    ],
  },
} as const

const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope/'
const scopesSupported = [
  `${ags}lineitem`,
  `${ags}lineitem.readonly`,
  `${ags}result.readonly`,
  `${ags}score`,
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
]

export interface RegistrarOptions {
  kind?: keyof typeof kinds
  /** Members of its configuration to replace; `undefined` takes one out. */
  configuration?: Record<string, unknown>
  /** The same for its answer to a registration. */
  answer?: Record<string, unknown>
}

/** A platform that lets tools register, reached through a real `guardedFetch` on a network of one host. */
export function simulatedRegistrar({ kind = 'moodle', configuration, answer }: RegistrarOptions = {}) {
  const own = kinds[kind]
  const at = (path: string) => `${own.issuer}${path}`
  const configUrl = at(own.configPath)
  const tokens = new Map<string, 'fresh' | 'used'>()
  const registrations: Record<string, unknown>[] = []

  const document = {
    issuer: own.issuer,
    authorization_endpoint: at('/authorize'),
    token_endpoint: at('/token'),
    registration_endpoint: at('/register'),
    jwks_uri: at('/jwks'),
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    response_types_supported: ['id_token'],
    scopes_supported: scopesSupported,
    [platformConfigurationName]: { product_family_code: kind, messages_supported: own.messages },
    ...configuration,
  }

  function register({ headers, body = '' }: PinnedRequest): Response {
    const token = bearer(headers)
    if (token === undefined) return refused(401, 'missing_registration_token')
    if (!tokens.has(token)) return refused(404, '<html><title>Error</title><p>malformed JSON</p></html>')
    if (tokens.get(token) === 'used') return refused(401, 'token_already_used')
    const tool = JSON.parse(body) as Record<string, unknown>
    const fault = faultOf(tool)
    if (fault !== undefined) return refused(400, fault)
    const unknown = scopesOf(tool).find((scope) => !scopesSupported.includes(scope))
    if (own.refusesUnknownScopes && unknown !== undefined)
      return Response.json({ errors: [{ message: `Invalid scope: ${unknown}` }] }, { status: 422 })
    tokens.set(token, 'used')
    registrations.push(tool)
    const configured = {
      ...(tool[toolConfigurationName] as object),
      ...(own.deploys && { deployment_id: '1' }),
    }
    return Response.json({ ...tool, client_id: 'lectern-1', [toolConfigurationName]: configured, ...answer })
  }

  async function connect(request: PinnedRequest): Promise<Response> {
    if (request.url.href === document.registration_endpoint) return register(request)
    if (request.url.href !== configUrl) return refused(404, 'Not found')
    if (own.configNeedsToken && !tokens.has(bearer(request.headers) ?? ''))
      return refused(401, 'Unauthorized')
    return Response.json(document)
  }

  return {
    configUrl,
    document: JSON.stringify(document),
    /** What the tools asked for that were taken, in order. */
    registrations,
    /** The parameters that the browser carries to the tool's registration link. */
    offer(): URLSearchParams {
      const token = crypto.randomUUID()
      tokens.set(token, 'fresh')
      return new URLSearchParams({ openid_configuration: configUrl, registration_token: token })
    },
    fetch: guardedFetch({ resolve: async () => ['8.8.8.8'], connect }),
  }
}

const bearer = (headers: Headers): string | undefined =>
  /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1]

/** Plain text under `text/html`, as Moodle refuses. */
const refused = (status: number, reason: string): Response =>
  new Response(reason, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })

function faultOf(tool: Record<string, unknown>): string | undefined {
  const { domain, target_link_uri: target } = (tool[toolConfigurationName] ?? {}) as Record<string, string>
  if (tool.client_name === undefined) return 'missing required attribute client_name'
  if (tool.token_endpoint_auth_method !== 'private_key_jwt') return 'invalid_token_endpoint_auth_method'
  if (!domain) return 'missing_domain'
  return target !== undefined && new URL(target).host !== domain ? 'domain_targetlinkuri_mismatch' : undefined
}

const scopesOf = ({ scope }: Record<string, unknown>): string[] =>
  typeof scope === 'string' && scope !== '' ? scope.split(' ') : []
