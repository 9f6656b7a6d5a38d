import { readFileSync } from 'node:fs'
import { profiles } from '../platform/registration.ts'
import type { ServiceRegistration } from './client-assertion.ts'
import type { ServiceFetch } from './http-attempt.ts'
import { platformConnections } from './platform-connection.ts'

interface Recorded {
  request: { method: string; url: string; headers: Record<string, string>; body?: unknown }
  response: { status: number; statusText: string; headers: Record<string, string>; body: unknown }
}

const exchanges = JSON.parse(
  readFileSync(new URL('moodle-exchanges.json', import.meta.url), 'utf8'),
) as Record<string, Recorded>

export const moodleServices = 'http://localhost:8870/mod/lti/services.php'

export const moodleRegistration: ServiceRegistration = {
  issuer: 'http://localhost:8870',
  clientId: 'DxzVsLGxHsSFU03',
  authorizationEndpoint: 'http://localhost:8870/mod/lti/auth.php',
  jwksUri: 'http://localhost:8870/mod/lti/certs.php',
  tokenEndpoint: 'http://localhost:8870/mod/lti/token.php',
  profile: profiles.moodle,
}

/** What a real Moodle answered in these cases, in this order; and what it was asked this time. */
export function recordedMoodle(...cases: string[]) {
  const asked: { method: string; url: string; headers: Record<string, string>; body?: unknown }[] = []
  const fetch: ServiceFetch = async (url, { method = 'GET', headers, body }) => {
    const name = cases[asked.length]
    const { accept, 'content-type': contentType } = headers as Record<string, string>
    asked.push({
      method,
      url,
      headers: { ...(accept && { accept }), ...(contentType && { 'content-type': contentType }) },
      ...(typeof body === 'string' && body.startsWith('{') && { body: JSON.parse(body) }),
    })
    if (name === undefined) throw new Error(`nothing was recorded after ${cases.join(', ')}`)
    return answer(exchanges[name]!)
  }
  return {
    fetch,
    asked,
    /** What the recording tool asked, to compare with. */
    recorded: cases.map((name) => exchanges[name]!.request),
    connection: platformConnections({ fetch, tokens: anyToken })(moodleRegistration, '1'),
  }
}

function answer({ response: { status, statusText, headers, body } }: Recorded): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(status === 204 ? null : text, { status, statusText, headers })
}

const anyToken = {
  tokenFor: async (_registration: unknown, scopes: readonly string[]) => ({
    value: 'token-1',
    scopes,
    expiresAt: new Date('2100-01-01'),
  }),
  drop() {},
}
