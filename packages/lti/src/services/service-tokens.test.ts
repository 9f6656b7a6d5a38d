import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose'
import { expect, test, vi } from 'vitest'
import { profiles } from '../platform/registration.ts'
import type { ServiceRegistration, SigningKey } from './client-assertion.ts'
import type { ServiceFetch } from './http-attempt.ts'
import { moodleRegistration, recordedMoodle } from './recorded-moodle.ts'
import { serviceScopes } from './service-scopes.ts'
import { serviceTokens } from './service-tokens.ts'

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const key: SigningKey = { kid: 'tool-key-1', privateJwk: await exportJWK(privateKey) }
const toolKeys = createLocalJWKSet({
  keys: [{ ...(await exportJWK(publicKey)), kid: key.kid, alg: 'RS256', use: 'sig' }],
})
const signingKey = () => key

const registration: ServiceRegistration = {
  issuer: 'https://lms.example',
  clientId: 'lectern-1',
  authorizationEndpoint: 'https://lms.example/authorize',
  jwksUri: 'https://lms.example/jwks',
  tokenEndpoint: 'https://lms.example/token',
  profile: profiles.strict,
}

const formOf = ({ body }: RequestInit) => new URLSearchParams(body as string) // a token request is a form

/** A token endpoint that counts, and a clock to turn. */
function granting(grant: Record<string, unknown> = { expires_in: 3600 }) {
  const clock = { now: new Date('2026-11-22T10:00:00Z') }
  let granted = 0
  const fetch = vi.fn<ServiceFetch>(async () =>
    Response.json({ access_token: `token-${++granted}`, token_type: 'Bearer', ...grant }),
  )
  const tokens = serviceTokens({ signingKey, fetch, now: () => clock.now })
  const pass = (seconds: number) => (clock.now = new Date(clock.now.getTime() + seconds * 1000))
  const form = (call = 0) => formOf(fetch.mock.calls[call]![1])
  return { tokens, fetch, clock, pass, form }
}

const asked = [serviceScopes.scores, serviceScopes.results]

test('proves who asks by an assertion that the published key verifies', async () => {
  const { tokens, form, clock, fetch } = granting()
  await tokens.tokenFor(registration, asked, 'deployment-1')
  expect(Object.fromEntries(form())).toMatchObject({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    scope: asked.toSorted().join(' '),
  })
  const { payload, protectedHeader } = await jwtVerify(form().get('client_assertion')!, toolKeys, {
    currentDate: clock.now,
  })
  expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'tool-key-1' })
  expect(payload).toMatchObject({
    iss: 'lectern-1',
    sub: 'lectern-1',
    aud: 'https://lms.example/token',
    'https://purl.imsglobal.org/spec/lti/claim/deployment_id': 'deployment-1',
  })
  expect(payload.exp! - payload.iat!).toBe(300)
  expect(fetch.mock.calls[0]![1].headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    'user-agent': 'Lectern LTI',
  })
})

test.each([
  { what: 'the token URL', aud: 'https://lms.example/token' },
  {
    what: 'what the profile of the platform says',
    change: { profile: profiles.brightspace },
    aud: 'https://api.brightspace.com/auth/token',
  },
  {
    what: 'the authorization server that the registration names, before the profile',
    change: { profile: profiles.brightspace, authorizationServer: 'https://auth.example' },
    aud: 'https://auth.example',
  },
  {
    what: 'an array where the platform wants one',
    change: { profile: { ...profiles.strict, tokenAudience: ['https://lms.example/token'] } },
    aud: ['https://lms.example/token'],
  },
])('the assertion is meant for $what', async ({ change, aud }) => {
  const { tokens, form, clock } = granting()
  await tokens.tokenFor({ ...registration, ...change }, asked)
  const { payload } = await jwtVerify(form().get('client_assertion')!, toolKeys, { currentDate: clock.now })
  expect(payload.aud).toEqual(aud)
})

test('no two assertions have the same id', async () => {
  const { tokens, form, clock } = granting()
  await tokens.tokenFor(registration, [serviceScopes.scores])
  await tokens.tokenFor(registration, [serviceScopes.results])
  const ids = await Promise.all(
    [0, 1].map(async (call) => {
      const assertion = form(call).get('client_assertion')!
      return (await jwtVerify(assertion, toolKeys, { currentDate: clock.now })).payload.jti
    }),
  )
  expect(new Set(ids).size).toBe(2)
})

test('one request serves all who ask at once, and whoever asks until a minute before the end', async () => {
  const { tokens, fetch, pass } = granting()
  const first = await Promise.all(Array.from({ length: 10 }, () => tokens.tokenFor(registration, asked)))
  expect(new Set(first).size).toBe(1)
  pass(3600 - 61)
  await tokens.tokenFor(registration, asked.toReversed())
  expect(fetch).toHaveBeenCalledTimes(1)
  pass(2)
  expect((await tokens.tokenFor(registration, asked)).value).toBe('token-2')
})

test('a token serves only its registration, deployment and scopes', async () => {
  const { tokens, fetch } = granting()
  await tokens.tokenFor(registration, asked)
  await tokens.tokenFor(registration, asked, 'deployment-1')
  await tokens.tokenFor(registration, asked, 'deployment-2')
  await tokens.tokenFor(registration, [serviceScopes.scores])
  await tokens.tokenFor({ ...registration, clientId: 'lectern-2' }, asked)
  await tokens.tokenFor({ ...registration, tokenEndpoint: 'https://lms.example/token2' }, asked)
  expect(fetch).toHaveBeenCalledTimes(6)
})

test('a dropped token is asked for anew, but not the one that replaced it', async () => {
  const { tokens, fetch } = granting()
  const old = await tokens.tokenFor(registration, asked)
  tokens.drop(old)
  const fresh = await tokens.tokenFor(registration, asked)
  tokens.drop(old)
  expect(await tokens.tokenFor(registration, asked)).toBe(fresh)
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('a failure is not kept', async () => {
  const answers = [
    new Response('{"error":"invalid_client"}', { status: 400 }),
    Response.json({ access_token: 't' }),
  ]
  const tokens = serviceTokens({ signingKey, fetch: async () => answers.shift()! })
  await expect(tokens.tokenFor(registration, asked)).rejects.toMatchObject({
    code: 'lti.service-token-refused',
  })
  await expect(tokens.tokenFor(registration, asked)).resolves.toMatchObject({
    value: 't',
    scopes: asked.toSorted(),
  })
})

test('forgets the token that was used longest ago when there are too many', async () => {
  const fetch = vi.fn<ServiceFetch>(async () => Response.json({ access_token: 't', expires_in: 3600 }))
  const tokens = serviceTokens({ signingKey, fetch, maxTokens: 2 })
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await tokens.tokenFor(registration, asked, id)
  expect(fetch).toHaveBeenCalledTimes(4)
})

test.each([
  { expiresIn: '3600', lives: 3600 },
  { expiresIn: undefined, lives: 300 },
  { expiresIn: 'soon', lives: 300 },
  { expiresIn: -5, lives: 300 },
  { expiresIn: 1e300, lives: 86_400 },
])('a lifetime of $expiresIn counts as $lives seconds', async ({ expiresIn, lives }) => {
  const { tokens, clock } = granting({ expires_in: expiresIn })
  const { expiresAt } = await tokens.tokenFor(registration, asked)
  expect(expiresAt.getTime() - clock.now.getTime()).toBe(lives * 1000)
})

test.each([
  '<html>',
  '[]',
  'null',
  '{}',
  '{"access_token":5}',
  '{"access_token":""}',
  '{"access_token":"a\\r\\nb: c"}',
])('an answer of %s holds no token', async (body) => {
  const tokens = serviceTokens({ signingKey, fetch: async () => new Response(body) })
  await expect(tokens.tokenFor(registration, asked)).rejects.toMatchObject({
    kind: 'upstream',
    code: 'lti.service-token-invalid',
  })
})

test.each([undefined, '', 'token'])('without a token URL (%j) nothing is asked', async (tokenEndpoint) => {
  const { tokens, fetch } = granting()
  await expect(tokens.tokenFor({ ...registration, tokenEndpoint }, asked)).rejects.toMatchObject({
    kind: 'invalid',
    code: 'lti.token-endpoint-missing',
  })
  expect(fetch).not.toHaveBeenCalled()
})

const fromMoodle = (name: string) => {
  const { fetch, asked: requests, recorded } = recordedMoodle(name)
  return { requests, recorded, tokens: serviceTokens({ signingKey, fetch }) }
}

test('takes the token that a real Moodle sends as text/html', async () => {
  const { tokens, requests, recorded } = fromMoodle('token-all-scopes')
  const token = await tokens.tokenFor(moodleRegistration, Object.values(serviceScopes))
  expect(token.scopes).toHaveLength(5)
  expect(requests).toEqual(recorded)
})

test('says which scopes a real Moodle granted when they are fewer', async () => {
  const all = Object.values(serviceScopes)
  const partly = await fromMoodle('token-partly-unknown-scope').tokens.tokenFor(moodleRegistration, all)
  expect(partly.scopes).toEqual([serviceScopes.memberships])
  const minimal = await fromMoodle('minimal-token-all-scopes-asked').tokens.tokenFor(moodleRegistration, all)
  expect(minimal.scopes).not.toContain(serviceScopes.lineItems)
  expect(minimal.scopes).toContain(serviceScopes.lineItemsReadOnly)
})

test.each([
  { name: 'token-error-unknown-scope', words: '400 Bad Request: invalid_scope' },
  { name: 'token-error-wrong-key', words: '400 Bad Request: Signature verification failed' },
])("keeps a real Moodle's own words of $name", async ({ name, words }) => {
  await expect(fromMoodle(name).tokens.tokenFor(moodleRegistration, asked)).rejects.toMatchObject({
    code: 'lti.service-token-refused',
    message: expect.stringContaining(words),
    details: { status: 400, words },
  })
})

test('no message ever holds the assertion', async () => {
  const fetch: ServiceFetch = async (_url, init) =>
    new Response(JSON.stringify({ error: `invalid: ${formOf(init).get('client_assertion')}` }), {
      status: 401,
    })
  const problem = await serviceTokens({ signingKey, fetch })
    .tokenFor(registration, asked)
    .then(
      () => undefined,
      (error: unknown) => error,
    )
  expect(problem).toMatchObject({ code: 'lti.service-token-refused', details: { words: '401: invalid: …' } })
  expect(JSON.stringify(problem)).not.toContain('eyJ')
})

test('tells of each new token once what the platform grants, which may be more than was asked for', async () => {
  const onGrant = vi.fn<(registration: ServiceRegistration, scopes: readonly string[]) => void>()
  const fetch = async () =>
    Response.json({ access_token: 'token-1', token_type: 'Bearer', expires_in: 3600, scope: 'a b extra' })
  const tokens = serviceTokens({ signingKey, fetch, onGrant })
  await tokens.tokenFor(registration, ['a', 'b'])
  await tokens.tokenFor(registration, ['b', 'a'])
  expect(onGrant.mock.calls).toEqual([[registration, ['a', 'b', 'extra']]])
})
