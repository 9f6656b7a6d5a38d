import { createHmac, createPublicKey } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import { personIds, simulatedEntra, tenantIds, type SimulatedEntra } from '../testing/index.ts'
import { v1TabTokenClaims } from '../testing/tab-token-claims.ts'
import { entraKeys } from './entra-keys.ts'
import { tokenChecks, verifyTabToken, type TabTokenPorts } from './verify-tab-token.ts'

const now = new Date('2026-09-01T08:00:00Z')
let entra: SimulatedEntra
let ports: TabTokenPorts<{ id: string }>
beforeAll(async () => {
  entra = await simulatedEntra({ now: () => now })
  ports = {
    app: entra.app,
    keys: entraKeys({ fetch: entra.fetch }),
    findInstallation: (tenantId) => (tenantId === tenantIds.fairview ? { id: 'fairview' } : undefined),
    now,
  }
})
const verify = (token: string | undefined, more: Partial<typeof ports> = {}) =>
  verifyTabToken(token, { ...ports, ...more })
const verifyClaims = async (claims: Record<string, unknown>) => verify(await entra.tabToken({ claims }))
const refusal = (code: string, details = {}) =>
  expect.objectContaining({ name: 'Problem', code, details: expect.objectContaining(details) })
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('accepts what Teams gives a tab, and passes every check', async () => {
  const verified = await verify(await entra.tabToken())
  expect(verified).toMatchObject({
    installation: { id: 'fairview' },
    tenantId: tenantIds.fairview,
    objectId: personIds.teacher,
    scopes: ['access_as_user'],
    display: { name: 'Tara Teacher' },
    passed: tokenChecks,
  })
})

test('takes no role from a token, whatever it claims', async () => {
  const verified = await verifyClaims({ roles: ['admin'], wids: ['62e90394-69f5-4237-9190-012177145e10'] })
  expect(JSON.stringify({ ...verified, assertion: '' })).not.toMatch(/admin|wids/)
})

test('accepts both names of this app as audience', async () => {
  await expect(verifyClaims({ aud: `api://${entra.app.host}/${entra.app.clientId}` })).resolves.toBeDefined()
})

test('refuses a token of a tenant that is not set up', async () => {
  await expect(verify(await entra.tabToken({ tenantId: tenantIds.elsewhere }))).rejects.toEqual(
    refusal('teams.tenant-unknown', { tenantId: tenantIds.elsewhere, passed: tokenChecks.slice(0, -1) }),
  )
})

test.each([
  ['another tenant', `https://login.microsoftonline.com/${tenantIds.elsewhere}/v2.0`],
  ['the template', 'https://login.microsoftonline.com/{tenantid}/v2.0'],
  ['/common', 'https://login.microsoftonline.com/common/v2.0'],
  ['another host', `https://login.evil.example/${tenantIds.fairview}/v2.0`],
  ['a longer path', `https://login.microsoftonline.com/${tenantIds.fairview}/v2.0/`],
  ['nothing', undefined],
])('refuses a token whose issuer is of %s', async (_what, iss) => {
  await expect(verifyClaims({ iss })).rejects.toEqual(refusal('teams.issuer-mismatch'))
})

test.each([
  ['another app', '88888888-dddd-4ddd-8ddd-888888888888'],
  ['Graph', 'https://graph.microsoft.com'],
  ['another host of ours', 'api://other.example/99999999-dddd-4ddd-8ddd-999999999999'],
  ['several', ['99999999-dddd-4ddd-8ddd-999999999999']],
  ['nobody', undefined],
])('refuses a token that is meant for %s', async (_what, aud) => {
  await expect(verifyClaims({ aud })).rejects.toEqual(refusal('teams.audience-mismatch'))
})

test('refuses an expired token, and forgives clocks five minutes', async () => {
  const seconds = now.getTime() / 1000
  await expect(verifyClaims({ exp: seconds - 301 })).rejects.toEqual(refusal('teams.token-expired'))
  await expect(verifyClaims({ exp: seconds - 299 })).resolves.toBeDefined()
})

test.each(['nbf', 'iat'])('refuses a token that holds only later by %s, beyond the leeway', async (claim) => {
  const seconds = now.getTime() / 1000
  await expect(verifyClaims({ [claim]: seconds + 301 })).rejects.toEqual(refusal('teams.token-in-future'))
  await expect(verifyClaims({ [claim]: seconds + 299 })).resolves.toBeDefined()
})

test.each([
  ['exp', undefined],
  ['exp', '1789999999'],
  ['iat', undefined],
  ['tid', undefined],
  ['tid', '../common'],
  ['oid', undefined],
  ['oid', 'tara@fairview.example'],
])('refuses a token with the %s %s', async (claim, value) => {
  await expect(verifyClaims({ [claim]: value })).rejects.toEqual(refusal('teams.claim-missing', { claim }))
})

test.each([[undefined], [''], ['User.Read'], ['access_as_user_too'], [['access_as_user']]])(
  'refuses a token with the scope %j',
  async (scp) => {
    await expect(verifyClaims({ scp })).rejects.toEqual(refusal('teams.scope-missing'))
  },
)

test('refuses a token that an application got for itself', async () => {
  await expect(verifyClaims({ idtyp: 'app', scp: undefined, roles: ['access_as_user'] })).rejects.toEqual(
    refusal('teams.app-token'),
  )
})

test.each([{ acct: 1 }, { idp: `https://sts.windows.net/${tenantIds.elsewhere}/` }, { idp: 'live.com' }])(
  'refuses a guest, who is at home elsewhere: %j',
  async (claims) => {
    await expect(verifyClaims(claims)).rejects.toEqual(refusal('teams.guest'))
  },
)

test('whoever signed in at home is no guest', async () => {
  const idp = `https://sts.windows.net/${tenantIds.fairview}/`
  await expect(verifyClaims({ acct: 0, idp })).resolves.toBeDefined()
})

test('refuses a token that another application than a host of tabs fetched', async () => {
  const azp = '77777777-eeee-4eee-8eee-777777777777'
  for (const stranger of [azp, 'toString', undefined])
    await expect(verifyClaims({ azp: stranger })).rejects.toEqual(refusal('teams.host-unknown'))
  await expect(
    verify(await entra.tabToken({ claims: { azp } }), { otherHosts: [azp] }),
  ).resolves.toMatchObject({ hostClientId: azp })
})

test('refuses a v1.0 token and says where the version is set', async () => {
  await expect(verify(await entra.keys.sign(v1TabTokenClaims({ now })))).rejects.toEqual(
    expect.objectContaining({
      code: 'teams.token-version',
      message: expect.stringContaining('requestedAccessTokenVersion'),
    }),
  )
})

test.each(['none', 'None', 'HS256', 'PS256', 'ES256', undefined, 5])(
  'refuses the algorithm %s',
  async (alg) => {
    const [, payload] = (await entra.tabToken()).split('.')
    await expect(verify(`${part({ alg, kid: 'entra-1' })}.${payload}.`)).rejects.toEqual(
      refusal('teams.algorithm-refused'),
    )
  },
)

test('refuses HS256 with the public key as its secret', async () => {
  const jwk = entra.keys.jwks().keys[0]!
  const pem = createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const input = `${part({ alg: 'HS256', kid: jwk.kid })}.${(await entra.tabToken()).split('.')[1]}`
  const forged = `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`
  await expect(verify(forged)).rejects.toEqual(refusal('teams.algorithm-refused'))
})

test('refuses a token signed by somebody else under the same key id, and an altered one', async () => {
  const impostor = await simulatedEntra({ now: () => now })
  await expect(verify(await impostor.tabToken())).rejects.toEqual(refusal('teams.signature-invalid'))
  const [header, payload, signature] = (await entra.tabToken()).split('.')
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object
  await expect(
    verify(`${header}.${part({ ...claims, oid: personIds.student })}.${signature}`),
  ).rejects.toEqual(refusal('teams.signature-invalid'))
})

test('refuses an unknown key, a key the token brings itself, and none', async () => {
  const jwk = entra.keys.jwks().keys[0]
  await expect(
    verify(await entra.tabToken({}, { kid: 'mine', jwk, jku: 'https://evil.example/keys' })),
  ).rejects.toEqual(refusal('teams.kid-unknown', { kid: '"mine"' }))
  await expect(verify(await entra.tabToken({}, { kid: undefined }))).rejects.toEqual(
    refusal('teams.kid-missing'),
  )
})

test('refuses a key that is published for another issuer', async () => {
  const published = entra.keys.jwks().keys.map((key) => ({
    ...key,
    issuer: 'https://login.microsoftonline.us/{tenantid}/v2.0',
  }))
  const keys = entraKeys({ fetch: async () => Response.json({ keys: published }) })
  await expect(verify(await entra.tabToken(), { keys })).rejects.toEqual(refusal('teams.key-issuer-mismatch'))
})

test.each([
  [undefined, 'teams.token-missing'],
  ['', 'teams.token-missing'],
  ['garbage', 'teams.token-malformed'],
  ['a.b.c', 'teams.token-malformed'],
  ['a.b.c.d', 'teams.token-malformed'],
  ['x'.repeat(20_000), 'teams.token-too-large'],
])('refuses %s as no token', async (token, code) => {
  await expect(verify(token)).rejects.toEqual(refusal(code))
})

test('repeats neither the token nor the name of a person in what it refuses', async () => {
  const token = await entra.tabToken({ claims: { scp: undefined } })
  const problem: unknown = await verify(token).catch((error: unknown) => error)
  const words = JSON.stringify([problem, (problem as Error).message])
  expect(words).not.toContain(token.split('.')[2])
  expect(words).not.toMatch(/tara/i)
})

test('asks for no installation before everything else is proved', async () => {
  const findInstallation = vi.fn<(tenantId: string) => undefined>()
  const token = await entra.tabToken({ claims: { scp: undefined } })
  await verify(token, { findInstallation }).catch(() => undefined)
  expect(findInstallation).not.toHaveBeenCalled()
})
