import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { bearerTokens, launchCodes, localeOf, sessionKey, sessionOf, type Launch } from './index.ts'

const key = await sessionKey(new Uint8Array(32).fill(7))
const otherKey = await sessionKey(new Uint8Array(32).fill(8))
// The brands have no constructor; a test may name ids.
const launch = {
  id: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a01',
  surface: 'lti',
  districtId: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a02',
  installationId: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a03',
  person: { id: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a04', role: 'teacher', isTestUser: false },
  context: { id: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a05', title: 'Biology 9' },
  intent: 'browse',
  locale: 'es',
  theme: 'auto',
} as unknown as Launch

test('a token gives back the session it was issued for', async () => {
  const { token } = await bearerTokens(key).issue(sessionOf(launch))
  expect(await bearerTokens(key).verify(token)).toEqual({
    launchId: launch.id,
    surface: 'lti',
    districtId: launch.districtId,
    installationId: launch.installationId,
    personId: launch.person.id,
    role: 'teacher',
    contextId: launch.context!.id,
    locale: 'es',
    isTestUser: false,
  })
})

test('a token holds no name and no title', async () => {
  const { token } = await bearerTokens(key).issue(sessionOf(launch))
  expect(Buffer.from(token.split('.')[1]!, 'base64url').toString()).not.toContain('Biology')
})

test('refuses a bearer token after four hours and a code after ten minutes, saying that they expired', async () => {
  const issuedAt = new Date('2026-09-01T08:00:00Z')
  for (const [tokens, deadline] of [
    [bearerTokens(key), '2026-09-01T12:00:01Z'],
    [launchCodes(key), '2026-09-01T08:10:01Z'],
  ] as const) {
    const { token } = await tokens.issue(sessionOf(launch), issuedAt)
    await expect(tokens.verify(token, new Date(deadline))).rejects.toMatchObject({ code: 'session.expired' })
  }
})

test('refuses a code as a bearer token, a token of another key, one without algorithm, and garbage', async () => {
  const { token: code } = await launchCodes(key).issue(sessionOf(launch))
  const { token: foreign } = await bearerTokens(otherKey).issue(sessionOf(launch))
  const immortal = await new SignJWT({ ...sessionOf(launch) })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('lectern:bearer')
    .sign(key)
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${foreign.split('.')[1]}.`
  for (const token of [code, foreign, immortal, unsigned, '', 'a.b.c'])
    await expect(bearerTokens(key).verify(token)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'session.invalid',
    })
})

test('speaks Spanish to hosts that say so, English to everyone else', () => {
  expect(['es', 'es-MX', 'en-US', 'fr', undefined].map(localeOf)).toEqual(['es', 'es', 'en', 'en', 'en'])
})
