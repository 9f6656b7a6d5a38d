import { createSecretKey } from 'node:crypto'
import { EncryptJWT } from 'jose'
import { expect, test } from 'vitest'
import { simulatedGoogle, type SimulatedGoogle } from '../testing/simulated-google.ts'
import type { SignInChoice } from '../testing/simulated-accounts.ts'
import { somePeople } from '../testing/simulated-people.ts'
import { readAuthorizationAnswer } from './authorization-answer.ts'
import { authorizationRequest, type SignInRequest } from './authorization-request.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { googleKeys } from './google-keys.ts'
import { scopes, scopesFor } from './scopes.ts'
import { refreshAccess } from './token-endpoint.ts'

const stateKey = new Uint8Array(32).fill(7)
const { teacher, student, stranger, unlicensed } = somePeople
const refusal = (code: string, more = {}) => expect.objectContaining({ name: 'Problem', code, ...more })

const requestOf = (google: SimulatedGoogle, changes: Partial<SignInRequest> = {}) =>
  authorizationRequest(
    { handOffId: 'h1', audience: 'teacher', features: ['addOn'], loginHint: teacher.sub, ...changes },
    { client: google.client, stateKey },
  )

async function signIn(
  google: SimulatedGoogle,
  changes: Partial<SignInRequest> = {},
  choice: SignInChoice = {},
  findInstallation = (domain: string) => (domain === 'fairview.example' ? 'installation' : undefined),
) {
  const shown = google.authorize(await requestOf(google, changes), choice)
  if ('page' in shown) throw new Error(`Google shows ${shown.page}`)
  const answer = await readAuthorizationAnswer(new URL(shown.location).searchParams, { stateKey })
  if ('problem' in answer) throw answer.problem
  const { client, fetch } = google
  return completeSignIn(answer, { client, fetch, keys: googleKeys({ fetch }), findInstallation })
}

test('signs a teacher in with what was asked for, and keeps a refresh token', async () => {
  const { user, granted } = await signIn(await simulatedGoogle())
  expect(user).toEqual({ sub: teacher.sub, hostedDomain: 'fairview.example', installation: 'installation' })
  expect(granted.scopes).toContain(scopes.addOnsTeacher)
  expect(granted.refreshToken).toMatch(/^1\/\//)
})

test('asks with a code challenge, offline, for granted scopes too, and shows nothing of the state', async () => {
  const google = await simulatedGoogle()
  const url = new URL(await requestOf(google, { hostedDomain: 'fairview.example', consent: true }))
  expect(`${url.origin}${url.pathname}`).toBe('https://accounts.google.com/o/oauth2/v2/auth')
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    access_type: 'offline',
    include_granted_scopes: 'true',
    login_hint: teacher.sub,
    hd: 'fairview.example',
    prompt: 'consent',
  })
  const state = url.searchParams.get('state')!
  const readable = state.split('.').map((part) => Buffer.from(part, 'base64url').toString())
  expect(readable.join()).not.toContain('codeVerifier')
  expect(readable.join()).not.toContain(teacher.sub)
})

test('never asks a student for what a teacher is asked', () => {
  expect(scopesFor('student', ['addOn'])).toContain(scopes.addOnsStudent)
  expect(scopesFor('student', ['addOn'])).not.toContain(scopes.addOnsTeacher)
  for (const feature of ['links', 'roster', 'notices', 'directory'] as const)
    expect(() => scopesFor('student', [feature])).toThrow(refusal('classroom.scope-not-for-audience'))
})

test('asks for more when a feature needs it, and what was granted stays', async () => {
  const google = await simulatedGoogle()
  await signIn(google)
  const { granted } = await signIn(google, { features: ['links'] })
  expect(granted.scopes).toEqual(expect.arrayContaining([scopes.addOnsTeacher, scopes.courseWork]))
  expect(granted.refreshToken).toBeUndefined()
  expect((await signIn(google, { consent: true })).granted.refreshToken).toBeDefined()
})

test('tries the secrets that others hold of the client where its own is taken no more, and only there', async () => {
  const google = await simulatedGoogle()
  const { clientSecret } = google.client
  const client = {
    ...google.client,
    clientSecret: 'outdated',
    otherSecrets: ['older', clientSecret, 'never tried'],
  }
  google.grants.allow(teacher.sub, ['openid'])
  const refreshed = (token: string) => refreshAccess(token, { client, fetch: google.fetch })
  const token = google.grants.issueRefreshToken(teacher.sub)
  expect((await refreshed(token)).accessToken).toMatch(/^ya29/)
  expect(google.requests).toHaveLength(3)
  google.requests.length = 0
  client.clientSecret = clientSecret
  await expect(refreshed('ended')).rejects.toThrow(refusal('classroom.grant-revoked'))
  expect(google.requests).toHaveLength(1)
  client.otherSecrets = ['older']
  client.clientSecret = 'outdated'
  await expect(refreshed(token)).rejects.toThrow(refusal('classroom.client-misconfigured'))
})

test('refuses another account than the one Classroom shows', async () => {
  const google = await simulatedGoogle()
  await expect(signIn(google, {}, { as: unlicensed.sub })).rejects.toThrow(refusal('classroom.wrong-account'))
  expect((await signIn(google, { loginHint: undefined }, { as: unlicensed.sub })).user.sub).toBe(
    unlicensed.sub,
  )
})

test('names the scopes that were unticked', async () => {
  const google = await simulatedGoogle()
  const attempt = signIn(google, {}, { tick: (scope) => scope !== scopes.addOnsTeacher })
  await expect(attempt).rejects.toThrow(
    refusal('classroom.scope-refused', { details: { missing: [scopes.addOnsTeacher] } }),
  )
})

test('refuses who denied the access', async () => {
  await expect(signIn(await simulatedGoogle(), {}, { deny: true })).rejects.toThrow(
    refusal('classroom.consent-refused'),
  )
})

test.each([
  ['access_not_configured', 'classroom.minor-not-configured', 'API controls'],
  ['admin_policy_enforced', 'classroom.admin-policy', 'App access control'],
  ['org_internal', 'classroom.project-internal', 'External'],
  ['disallowed_useragent', 'classroom.browser-refused', 'browser'],
  ['redirect_uri_mismatch', 'classroom.client-misconfigured', 'Credentials'],
  ['constructor', 'classroom.sign-in-failed', 'constructor'],
  ['<script>', 'classroom.sign-in-failed', 'unreadable'],
])('tells %s apart as %s and says what helps', async (error, code, words) => {
  const google = await simulatedGoogle()
  const state = new URL(await requestOf(google)).searchParams.get('state')!
  const answer = await readAuthorizationAnswer(new URLSearchParams({ state, error }), { stateKey })
  expect(answer).toMatchObject({ state: { handOffId: 'h1' }, problem: { code } })
  expect('problem' in answer && answer.problem.message).toContain(words)
})

test('shows minors and blocked apps on Google’s own page, as Google does', async () => {
  const google = await simulatedGoogle()
  google.switches.minorsConfigured = false
  const asked = await requestOf(google, { audience: 'student', loginHint: student.sub })
  expect(google.authorize(asked)).toEqual({ page: 'access_not_configured' })
  google.switches.appBlocked = true
  expect(google.authorize(await requestOf(google))).toEqual({ page: 'admin_policy_enforced' })
})

test('refuses a private account, and a domain that belongs to no district', async () => {
  const google = await simulatedGoogle()
  await expect(signIn(google, { loginHint: stranger.sub })).rejects.toThrow(
    refusal('classroom.domain-missing', { kind: 'forbidden' }),
  )
  await expect(signIn(google, {}, {}, () => undefined)).rejects.toThrow(
    refusal('classroom.domain-unknown', { details: { hostedDomain: 'fairview.example' } }),
  )
})

test('refuses a code that was used, one of another sign-in, and a client that Google does not know', async () => {
  const google = await simulatedGoogle()
  const answerTo = async (changes = {}) => {
    const shown = google.authorize(await requestOf(google, changes))
    return readAuthorizationAnswer(new URL((shown as { location: string }).location).searchParams, {
      stateKey,
    })
  }
  const { client, fetch } = google
  const ports = { client, fetch, keys: googleKeys({ fetch }), findInstallation: () => 1 }
  const one = (await answerTo()) as { code: string; state: never }
  const other = (await answerTo()) as { code: string; state: never }
  await completeSignIn(one, ports)
  await expect(completeSignIn(one, ports)).rejects.toThrow(refusal('classroom.code-refused'))
  await expect(completeSignIn({ ...one, code: other.code }, ports)).rejects.toThrow(
    refusal('classroom.code-refused'),
  )
  const wrong = { ...ports, client: { ...client, clientSecret: 'other' } }
  await expect(completeSignIn((await answerTo()) as typeof one, wrong)).rejects.toThrow(
    refusal('classroom.client-misconfigured'),
  )
})

test('refuses a state that was made elsewhere, altered, left out, given twice, or is old', async () => {
  const google = await simulatedGoogle()
  const state = new URL(await requestOf(google)).searchParams.get('state')!
  const read = (params: string, now?: Date, key = stateKey) =>
    readAuthorizationAnswer(new URLSearchParams(params), { stateKey: key, now })
  await expect(read('code=1')).rejects.toThrow(refusal('classroom.state-missing'))
  await expect(read(`code=1&state=${state.slice(0, -2)}AA`)).rejects.toThrow(
    refusal('classroom.state-invalid'),
  )
  await expect(read(`code=1&state=${state}`, undefined, new Uint8Array(32))).rejects.toThrow(
    refusal('classroom.state-invalid'),
  )
  const ofAnotherPurpose = await new EncryptJWT({ handOffId: 'h1' })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime('1h')
    .encrypt(createSecretKey(stateKey))
  await expect(read(`code=1&state=${ofAnotherPurpose}`)).rejects.toThrow(refusal('classroom.state-invalid'))
  await expect(read(`code=1&state=${state}&state=${state}`)).rejects.toThrow(
    refusal('classroom.answer-malformed'),
  )
  await expect(read(`state=${state}`)).rejects.toThrow(refusal('classroom.answer-malformed'))
  await expect(read(`code=1&state=${state}`, new Date(Date.now() + 601_000))).rejects.toThrow(
    refusal('classroom.state-expired'),
  )
})
