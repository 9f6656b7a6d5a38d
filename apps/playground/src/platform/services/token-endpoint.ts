import { singleUse } from '../single-use.ts'
import type { AccessTokens } from './access-tokens.ts'
import { authenticateClient, TokenRefusal } from './client-assertion.ts'
import type { FindClient, ToolClient } from './tool-client.ts'

export interface TokenRules {
  contentType: string
  /** Moodle does not look at it. */
  checksAudience: boolean
  /** The body of a refusal; the standard one unless said. */
  refusalBody?: (refusal: TokenRefusal) => Record<string, string>
}

interface TokenEndpointParts {
  url: string
  rules: TokenRules
  find: FindClient
  tokens: AccessTokens
  now: () => Date
}

export interface TokenAnswer {
  status: number
  body: object
}

const expected = {
  grant_type: 'client_credentials',
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
}

/** Longer than an assertion may live, tolerance on both sides included. */
const rememberedMs = 8 * 60 * 1000

/** Grants access tokens for client assertions (Security Framework §4.1): of what is asked, what the key is allowed. */
export function tokenEndpoint({ url, rules, find, tokens, now }: TokenEndpointParts) {
  const useJti = singleUse(now, rememberedMs)

  async function grant(form: Record<string, string>): Promise<TokenAnswer> {
    for (const [name, value] of Object.entries(expected))
      if (form[name] !== value)
        throw new TokenRefusal(
          name === 'grant_type' ? 'unsupported_grant_type' : 'invalid_request',
          `${name} must be ${value}.`,
        )
    const client = await authenticateClient(form['client_assertion'] ?? '', {
      find,
      useJti,
      now,
      ...(rules.checksAudience && { audience: url }),
    })
    const scopes = allowed(client, form['scope'] ?? '')
    const { token, expiresIn } = tokens.issue({ client, scopes })
    return {
      status: 200,
      body: { access_token: token, token_type: 'Bearer', expires_in: expiresIn, scope: scopes.join(' ') },
    }
  }

  return async (form: Record<string, string>): Promise<TokenAnswer> =>
    grant(form).catch((error: unknown) => {
      if (!(error instanceof TokenRefusal)) throw error
      return { status: 400, body: (rules.refusalBody ?? standardBody)(error) }
    })
}

function allowed(client: ToolClient, asked: string): string[] {
  const scopes = [...new Set(asked.split(' '))].filter((scope) => client.scopes.includes(scope))
  if (scopes.length > 0) return scopes
  throw new TokenRefusal('invalid_scope', 'This client’s key has none of the scopes that were asked for.')
}

const standardBody = ({ code, message }: TokenRefusal): Record<string, string> => ({
  error: code,
  error_description: message,
})
