import { expect, test } from 'vitest'
import { simulatedGoogle } from '../testing/simulated-google.ts'
import { somePeople } from '../testing/simulated-people.ts'
import { accessTokens } from './access-tokens.ts'
import { revokeAccess } from './token-endpoint.ts'

const { teacher } = somePeople
const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })

async function stored() {
  let time = Date.now()
  const now = () => new Date(time)
  const google = await simulatedGoogle({ now })
  google.grants.allow(teacher.sub, ['scope'])
  const store: { refreshToken?: string } = { refreshToken: google.grants.issueRefreshToken(teacher.sub) }
  const tokens = accessTokens({
    client: google.client,
    fetch: google.fetch,
    now,
    readRefreshToken: () => Promise.resolve(store.refreshToken),
    replaceRefreshToken: async (refreshToken, replaced) => {
      expect(store.refreshToken).toBe(replaced)
      store.refreshToken = refreshToken
    },
  })
  return { google, store, tokens, pass: (minutes: number) => (time += minutes * 60_000) }
}

test('keeps an access token until a minute before it ends, and refreshes once for all who ask', async () => {
  const { google, tokens, pass } = await stored()
  const [first, same] = await Promise.all([tokens.current(), tokens.current()])
  expect(same).toBe(first)
  expect(await tokens.current()).toBe(first)
  expect(google.requests).toHaveLength(1)
  pass(59)
  expect(await tokens.current()).not.toBe(first)
  expect(google.requests).toHaveLength(2)
})

test('renews a token that was refused, once for all whose call it failed', async () => {
  const { google, tokens } = await stored()
  const refused = await tokens.current()
  const renewed = await tokens.renewed(refused)
  expect(renewed).not.toBe(refused)
  expect(await tokens.renewed(refused)).toBe(renewed)
  expect(google.requests).toHaveLength(2)
})

test('stores a rotated refresh token before it is needed', async () => {
  const { google, tokens, store, pass } = await stored()
  google.switches.rotatesRefreshTokens = true
  const before = store.refreshToken
  await tokens.current()
  expect(store.refreshToken).not.toBe(before)
  pass(60)
  await expect(tokens.current()).resolves.toMatch(/^ya29/)
})

test('tells a revoked grant, an ended session and a missing token apart', async () => {
  const { google, tokens, store } = await stored()
  google.switches.sessionEnded = true
  await expect(tokens.current()).rejects.toThrow(refusal('classroom.reauthentication-required'))
  google.grants.revoke(teacher.sub)
  await expect(tokens.current()).rejects.toThrow(refusal('classroom.grant-revoked'))
  store.refreshToken = undefined
  await expect(tokens.current()).rejects.toThrow(refusal('classroom.refresh-token-missing'))
})

test('goes on after the token endpoint was away', async () => {
  const { google, tokens } = await stored()
  google.failNext(
    () => new Response('<html>', { status: 503 }),
    () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNRESET') })),
    () => Response.json({ access_token: 'x' }),
  )
  await expect(tokens.current()).rejects.toThrow(refusal('classroom.token-endpoint-unavailable'))
  await expect(tokens.current()).rejects.toThrow(refusal('classroom.unreachable'))
  await expect(tokens.current()).rejects.toThrow(refusal('classroom.token-answer-invalid'))
  await expect(tokens.current()).resolves.toMatch(/^ya29/)
})

test('gives an access back, also one that is dead already', async () => {
  const { google, tokens, store } = await stored()
  await tokens.current()
  await revokeAccess(store.refreshToken!, google)
  expect(google.grants.grants.has(teacher.sub)).toBe(false)
  await expect(revokeAccess(store.refreshToken!, google)).resolves.toBeUndefined()
  google.failNext(() => new Response('', { status: 503 }))
  await expect(revokeAccess(store.refreshToken!, google)).rejects.toThrow(
    refusal('classroom.token-endpoint-unavailable'),
  )
})
