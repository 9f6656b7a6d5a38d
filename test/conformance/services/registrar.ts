/** How the platform offers to register: `foreign-issuer` speaks for somebody else. */
export type Offer = 'honest' | 'without-token' | 'foreign-issuer'

export interface RegistrationCall {
  offer: Offer
  step: 'configuration' | 'registration'
  authorization: string | null
  body: string
}

const token = 'registration-token-1'
const path = /^\/registration\/(honest|without-token|foreign-issuer)\/(configuration|registration)$/

/** Dynamic Registration 1.0; every request of the tool is kept. */
export function registrar(issuer: string) {
  const calls: RegistrationCall[] = []
  let registered = 0

  const configuration = (offer: Offer) => ({
    issuer: offer === 'foreign-issuer' ? 'https://somebody-else.example' : issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    registration_endpoint: `${issuer}/registration/${offer}/registration`,
    jwks_uri: `${issuer}/jwks`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['id_token'],
    scopes_supported: ['openid'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['iss', 'sub'],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'conformance',
      version: '1.0',
      messages_supported: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest' }],
    },
  })

  return {
    token,
    handles: ({ pathname }: URL): boolean => path.test(pathname),
    answer({ url, headers, body }: { url: URL; headers: Headers; body: string }): Response {
      // `handles` has seen that it fits.
      const [, offer, step] = path.exec(url.pathname) as unknown as [string, Offer, RegistrationCall['step']]
      calls.push({ offer, step, authorization: headers.get('authorization'), body })
      if (step === 'configuration') return Response.json(configuration(offer))
      registered += 1
      return Response.json({ ...(JSON.parse(body) as object), client_id: `registered-${registered}` })
    },
    callsOf: (offer: Offer, step: RegistrationCall['step']): RegistrationCall[] =>
      calls.filter((call) => call.offer === offer && call.step === step),
    /** What the platform opens the tool's registration address with. */
    parameters: (offer: Offer): Record<string, string> => ({
      openid_configuration: `${issuer}/registration/${offer}/configuration`,
      ...(offer !== 'without-token' && { registration_token: token }),
    }),
  }
}

export type Registrar = ReturnType<typeof registrar>
