import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { localeOf, sessionTokens, type Launch } from './index.ts'

const key = new Uint8Array(32).fill(7)
const launch = {
  id: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a01',
  surface: 'lti',
  districtId: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a02',
  installationId: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a03',
  person: { id: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a04', role: 'teacher' },
  context: { id: '7b0c6e1e-6a6f-4c6e-9df8-0e0d6f3f1a05', title: 'Biology 9' },
  intent: 'browse',
  locale: 'es',
  theme: 'auto',
} as unknown as Launch // the brands have no constructor; a test may name ids

test('a token gives back the district, person, role and context it was issued for', async () => {
  const { token } = await sessionTokens(key).issue(launch)
  expect(await sessionTokens(key).verify(token)).toEqual({
    launchId: launch.id,
    surface: 'lti',
    districtId: launch.districtId,
    installationId: launch.installationId,
    personId: launch.person.id,
    role: 'teacher',
    contextId: launch.context!.id,
    appId: undefined,
    locale: 'es',
  })
})

test('a token holds no name and no title', async () => {
  const { token } = await sessionTokens(key).issue(launch)
  expect(Buffer.from(token.split('.')[1]!, 'base64url').toString()).not.toContain('Biology')
})

test('refuses a token after four hours, saying that it expired', async () => {
  const tokens = sessionTokens(key)
  const { token } = await tokens.issue(launch, new Date('2026-09-01T08:00:00Z'))
  await expect(tokens.verify(token, new Date('2026-09-01T12:00:01Z'))).rejects.toMatchObject({
    code: 'session.expired',
  })
})

test('refuses a token of another key, of another audience, of no algorithm, and garbage', async () => {
  const tokens = sessionTokens(key)
  const otherKey = await sessionTokens(new Uint8Array(32).fill(8)).issue(launch)
  const otherAudience = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('lectern:console')
    .setSubject('x')
    .setJti('x')
    .setExpirationTime('1h')
    .sign(key)
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${otherKey.token.split('.')[1]}.`
  for (const token of [otherKey.token, otherAudience, unsigned, '', 'a.b.c'])
    await expect(tokens.verify(token)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'session.invalid',
    })
})

test('speaks Spanish to hosts that say so, English to everyone else', () => {
  expect([localeOf('es'), localeOf('es-MX'), localeOf('en-US'), localeOf('fr'), localeOf(undefined)]).toEqual(
    ['es', 'es', 'en', 'en', 'en'],
  )
})
