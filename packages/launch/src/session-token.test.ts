import { expect, test } from 'vitest'
import { bearerTokens, launchCodes, localeOf, sessionOf, type Launch } from './index.ts'

const key = new Uint8Array(32).fill(7)
const otherKey = new Uint8Array(32).fill(8)
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

test('a token gives back the session it was issued for', () => {
  const { token } = bearerTokens(key).issue(sessionOf(launch))
  expect(bearerTokens(key).verify(token)).toEqual({
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

test('a token holds no name and no title', () => {
  const { token } = bearerTokens(key).issue(sessionOf(launch))
  expect(Buffer.from(token.split('.')[0]!, 'base64url').toString()).not.toContain('Biology')
})

test('refuses a bearer token after four hours and a code after ten minutes, saying that they expired', () => {
  const issuedAt = new Date('2026-09-01T08:00:00Z')
  for (const [tokens, deadline] of [
    [bearerTokens(key), '2026-09-01T12:00:01Z'],
    [launchCodes(key), '2026-09-01T08:10:01Z'],
  ] as const) {
    const { token } = tokens.issue(sessionOf(launch), issuedAt)
    expect(() => tokens.verify(token, new Date(deadline))).toThrow(
      expect.objectContaining({ code: 'session.expired' }),
    )
  }
})

test('refuses a code as a bearer token, a token of another key, an altered one, and garbage', () => {
  const { token } = bearerTokens(key).issue(sessionOf(launch))
  const { token: code } = launchCodes(key).issue(sessionOf(launch))
  const { token: foreign } = bearerTokens(otherKey).issue(sessionOf(launch))
  const [payload, mac] = token.split('.') as [string, string]
  const altered = Buffer.from(
    Buffer.from(payload, 'base64url').toString().replace('teacher', 'admin'),
  ).toString('base64url')
  for (const wrong of [
    code,
    foreign,
    `${altered}.${mac}`,
    `${payload}.`,
    payload,
    `${token}.more`,
    `${token}\0`,
    `${token}=`,
    '',
    'a.b.c',
  ])
    expect(() => bearerTokens(key).verify(wrong)).toThrow(
      expect.objectContaining({ kind: 'unauthenticated', code: 'session.invalid' }),
    )
})

test('speaks Spanish to hosts that say so, English to everyone else', () => {
  expect(['es', 'es-MX', 'en-US', 'fr', undefined].map(localeOf)).toEqual(['es', 'es', 'en', 'en', 'en'])
})
