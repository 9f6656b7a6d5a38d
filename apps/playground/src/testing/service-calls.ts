import { randomUUID } from 'node:crypto'
import type { Claims } from '../platform/message.ts'
import type { SigningTool } from './a-signing-tool.ts'

/** Where a tool is registered, as it needs to know it to ask for tokens. */
export interface TokenPlace {
  clientId: string
  tokenEndpoint: string
}

/** A sound client assertion with what is changed in it. */
export const assertion = ({ clientId, tokenEndpoint }: TokenPlace, overrides: Claims = {}): Claims => {
  const now = Math.floor(Date.now() / 1000)
  const sound = {
    iss: clientId,
    sub: clientId,
    aud: tokenEndpoint,
    iat: now,
    exp: now + 300,
    jti: randomUUID(),
  }
  return { ...sound, ...overrides }
}

export const askForToken = (
  { tokenEndpoint }: TokenPlace,
  client_assertion: string,
  scope: string,
  overrides: Record<string, string> = {},
): Promise<Response> =>
  fetch(tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion,
      scope,
      ...overrides,
    }),
  })

export async function tokenFor(place: TokenPlace, tool: SigningTool, ...scopes: string[]): Promise<string> {
  const answer = await askForToken(place, await tool.sign(assertion(place)), scopes.join(' '))
  return Object(await answer.json()).access_token
}

interface Call {
  method?: string
  token?: string
  accept?: string
  type?: string
  body?: unknown
}

/** A call of a tool's server. */
export const callService = (url: string | URL, { method = 'GET', token, accept, type, body }: Call) =>
  fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(accept !== undefined && { accept }),
      ...(type !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && {
      body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
    }),
  })
