import { expect, test } from 'vitest'
import { aPlayground } from '../../testing/a-playground.ts'
import { aSigningTool } from '../../testing/a-signing-tool.ts'
import { askForToken, assertion, callService, tokenFor } from '../../testing/service-calls.ts'
import type { Claims } from '../message.ts'
import { serviceScopes } from './service-scopes.ts'

let now = new Date()
const tool = await aSigningTool()
const { canvas, url } = await aPlayground({
  now: () => now,
  tool: { ...tool.registered, scopes: [serviceScopes.memberships, serviceScopes.scores] },
})
const roster = `${url}/api/lti/courses/101/names_and_roles`
const ask = async (claims: Claims = {}, scope: string = serviceScopes.memberships): Promise<Response> =>
  askForToken(canvas, await tool.sign(assertion(canvas, claims)), scope)

test('grants for an hour what is asked and allowed, and no more', async () => {
  const asked = [serviceScopes.memberships, serviceScopes.lineItems, 'https://example.com/scope'].join(' ')
  const answer = await ask({}, asked)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toEqual({
    access_token: expect.stringMatching(/^[\w-]{43}$/),
    token_type: 'Bearer',
    expires_in: 3600,
    scope: serviceScopes.memberships,
  })
})

test('grants nothing when nothing of it is allowed', async () => {
  const answer = await ask({}, serviceScopes.lineItems)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: 'invalid_scope' })
})

const seconds = Math.floor(Date.now() / 1000)
test.each<[string, Claims]>([
  ['another client', { iss: '10000000000008', sub: '10000000000008' }],
  ['an issuer that is not the subject', { sub: 'somebody' }],
  ['another audience', { aud: canvas.issuer }],
  ['no audience', { aud: undefined }],
  ['an end in the past', { iat: seconds - 600, exp: seconds - 300 }],
  ['a life of more than five minutes', { exp: seconds + 600 }],
  ['no end', { exp: undefined }],
  ['no beginning', { iat: undefined }],
  ['no name of its own (jti)', { jti: undefined }],
])('refuses an assertion with %s', async (_, claims) => {
  const answer = await ask(claims)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    error: 'invalid_client',
    error_description: expect.any(String),
  })
})

test('refuses an assertion that the tool’s published keys did not sign, or that is none', async () => {
  const claims = assertion(canvas)
  for (const jwt of [await tool.forge(claims), await tool.signWithForeignKey(claims), 'no-token'])
    expect(await (await askForToken(canvas, jwt, serviceScopes.memberships)).json()).toMatchObject({
      error: 'invalid_client',
    })
})

test('refuses an assertion for the second time', async () => {
  const jwt = await tool.sign(assertion(canvas))
  const answers = await Promise.all([1, 2].map(() => askForToken(canvas, jwt, serviceScopes.memberships)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
})

test('refuses another grant type', async () => {
  const jwt = await tool.sign(assertion(canvas))
  const answer = await askForToken(canvas, jwt, serviceScopes.memberships, { grant_type: 'password' })
  expect(await answer.json()).toMatchObject({ error: 'unsupported_grant_type' })
})

test('a token opens the services of its scopes for an hour', async () => {
  const token = await tokenFor(canvas, tool, serviceScopes.memberships)
  const scores = await tokenFor(canvas, tool, serviceScopes.scores)
  expect((await callService(roster, { token })).status).toBe(200)
  for (const wrong of [undefined, 'invented', scores])
    expect((await callService(roster, { token: wrong })).status).toBe(401)
  now = new Date(now.getTime() + 3_601_000)
  expect((await callService(roster, { token })).status).toBe(401)
})

test('without the tool’s keys there is no token endpoint', async () => {
  const plain = await aPlayground()
  expect((await askForToken(plain.canvas, 'jwt', serviceScopes.memberships)).status).toBe(404)
})
