import { ConfidentialClientApplication, CryptoProvider } from '@azure/msal-node'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { entraNetwork } from '../entra/entra-network.ts'
import { personIds, simulatedApp, simulatedEntra, tenantIds, type SimulatedEntra } from './index.ts'

/** Microsoft's own library signs a person in by code and PKCE: it must find in the simulator what it finds at Entra. */
const redirectUri = 'https://tool.example/teams/signed-in'
const scopes = ['https://graph.microsoft.com/EduRoster.ReadBasic']
let entra: SimulatedEntra
let pkce: { verifier: string; challenge: string }
let msal: ConfidentialClientApplication
beforeAll(async () => void (pkce = await new CryptoProvider().generatePkceCodes()))
beforeEach(async () => {
  entra = await simulatedEntra({ keys: entra?.keys })
  msal = new ConfidentialClientApplication({
    auth: {
      clientId: simulatedApp.clientId,
      clientSecret: simulatedApp.clientSecret,
      authority: `https://login.microsoftonline.com/${tenantIds.fairview}`,
    },
    system: { networkClient: entraNetwork(entra.fetch, () => new Date()).client },
  })
})

async function visitAuthorize(more: object = {}): Promise<URLSearchParams> {
  const address = await msal.getAuthCodeUrl({
    redirectUri,
    scopes,
    state: 'state',
    nonce: 'nonce',
    prompt: 'consent',
    codeChallenge: pkce.challenge,
    codeChallengeMethod: 'S256',
    ...more,
  })
  const { headers } = await entra.fetch(address)
  expect(headers.get('x-frame-options')).toBe('DENY')
  return new URL(headers.get('location')!).searchParams
}
const redeem = (code: string, codeVerifier = pkce.verifier) =>
  msal.acquireTokenByCode({ code, codeVerifier, redirectUri, scopes, nonce: 'nonce' })

test('a person agrees and is signed in', async () => {
  const answer = await visitAuthorize()
  expect(answer.get('state')).toBe('state')
  const { idToken, scopes: granted, account } = await redeem(answer.get('code')!)
  const { payload } = await jwtVerify(idToken, createLocalJWKSet(entra.keys.jwks()), {
    audience: simulatedApp.clientId,
    issuer: `https://login.microsoftonline.com/${tenantIds.fairview}/v2.0`,
  })
  expect(payload).toMatchObject({ nonce: 'nonce', oid: personIds.teacher, tid: tenantIds.fairview })
  expect(granted.join()).toContain('EduRoster.ReadBasic')
  expect(account).not.toBeNull()
})

test('a code is good once, and only with its verifier', async () => {
  const code = (await visitAuthorize()).get('code')!
  await redeem(code)
  await expect(redeem(code)).rejects.toMatchObject({ errorCode: 'invalid_grant' })
  const another = (await visitAuthorize()).get('code')!
  await expect(redeem(another, `${pkce.verifier}x`)).rejects.toMatchObject({ errorCode: 'invalid_grant' })
})

test('a refresh token renews once', async () => {
  const code = (await visitAuthorize()).get('code')!
  await redeem(code)
  const cache = JSON.parse(msal.getTokenCache().serialize()) as {
    RefreshToken: Record<string, { secret: string }>
  }
  const [{ secret: refreshToken }] = Object.values(cache.RefreshToken) as [{ secret: string }]
  await expect(msal.acquireTokenByRefreshToken({ refreshToken, scopes })).resolves.toMatchObject({
    accessToken: expect.any(String),
  })
  await expect(msal.acquireTokenByRefreshToken({ refreshToken, scopes })).rejects.toMatchObject({
    errorCode: 'invalid_grant',
  })
})

test('whoever cancels comes back with an error, and without PKCE there is no code', async () => {
  expect((await visitAuthorize({ codeChallengeMethod: 'plain' })).get('error')).toBe('invalid_request')
  entra.browser({ answer: 'cancels' })
  expect((await visitAuthorize()).get('error')).toBe('access_denied')
})

test('a foreign redirect address is shown a page and never followed', async () => {
  const address = await msal.getAuthCodeUrl({ redirectUri: 'https://evil.example/', scopes })
  expect(await entra.fetch(address)).toMatchObject({ status: 400 })
})

test('discovery under /common has a template for an issuer', async () => {
  const at = async (tenant: string) => {
    const answer = await entra.fetch(
      `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration`,
    )
    return ((await answer.json()) as { issuer: string }).issuer
  }
  expect(await at('common')).toBe('https://login.microsoftonline.com/{tenantid}/v2.0')
  expect(await at(tenantIds.fairview)).toBe(`https://login.microsoftonline.com/${tenantIds.fairview}/v2.0`)
})
