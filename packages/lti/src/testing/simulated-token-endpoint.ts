import { randomUUID } from 'node:crypto'
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet } from 'jose'

interface TokenEndpointOptions {
  url: string
  clientId: string
  /** What the tool publishes. */
  toolKeys: JSONWebKeySet
  /** What the platform grants at most. */
  scopes: readonly string[]
  /** `text/html` with Moodle. */
  contentType: string
}

/** Grants access tokens for client assertions that are signed, meant for it, in time and used once. */
export function simulatedTokenEndpoint({
  url,
  clientId,
  toolKeys,
  scopes,
  contentType,
}: TokenEndpointOptions) {
  const keys = createLocalJWKSet(toolKeys)
  const usedAssertions = new Set<string>()
  const granted = new Map<string, readonly string[]>()

  const answer = (status: number, body: object) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': contentType } })

  async function grant(form: URLSearchParams): Promise<Response> {
    const { payload } = await jwtVerify(form.get('client_assertion') ?? '', keys, {
      algorithms: ['RS256'],
      issuer: clientId,
      subject: clientId,
      audience: url,
      requiredClaims: ['exp', 'iat', 'jti'],
    })
    if (usedAssertions.has(payload.jti!)) return answer(400, { error: 'invalid_client' })
    usedAssertions.add(payload.jti!)
    const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scopes.includes(scope))
    if (asked.length === 0) return answer(400, { error: 'invalid_scope' })
    const token = randomUUID()
    granted.set(token, asked)
    return answer(200, {
      access_token: token,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: asked.join(' '),
    })
  }

  return {
    /** How many tokens were granted since the start. */
    grants: () => usedAssertions.size,

    async receive(form: URLSearchParams): Promise<Response> {
      try {
        return await grant(form)
      } catch (error) {
        if (error instanceof errors.JOSEError)
          return answer(400, { error: 'invalid_client', error_description: error.code })
        throw error
      }
    },

    /** What a bearer may do; nothing without a token that holds. */
    scopesOf: (headers: Headers): readonly string[] =>
      granted.get(headers.get('authorization')?.replace(/^Bearer /, '') ?? '') ?? [],

    withdrawAll: () => granted.clear(),
  }
}
