import { expect, test } from 'vitest'
import { signingKey } from '../testing/signing-key.ts'
import { fixedGoogleKeys, googleKeys } from './google-keys.ts'
import { verifyGoogleUser } from './google-user.ts'

const key = await signingKey()
const keys = fixedGoogleKeys(key.jwks)
const seconds = Math.floor(Date.now() / 1000)
const claims = {
  iss: 'https://accounts.google.com',
  aud: 'client',
  sub: '104',
  hd: 'Fairview.example',
  nonce: 'n',
  iat: seconds,
  exp: seconds + 3600,
}
const expected = { clientId: 'client', nonce: 'n', findInstallation: (domain: string) => domain, keys }
const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })

test('takes what Google signed, with either name of the issuer', async () => {
  for (const iss of ['https://accounts.google.com', 'accounts.google.com'])
    expect(await verifyGoogleUser(await key.sign({ ...claims, iss }), expected)).toEqual({
      sub: '104',
      hostedDomain: 'fairview.example',
      installation: 'fairview.example',
    })
})

test.each([
  ['classroom.issuer-mismatch', { iss: 'https://accounts.google.com.evil.example' }],
  ['classroom.audience-mismatch', { aud: 'other' }],
  ['classroom.token-expired', { exp: seconds - 61 }],
  ['classroom.token-in-future', { iat: seconds + 120 }],
  ['classroom.token-in-future', { nbf: seconds + 120 }],
  ['classroom.nonce-mismatch', { nonce: 'x' }],
  ['classroom.nonce-mismatch', { nonce: undefined }],
  ['classroom.token-malformed', { sub: undefined }],
  ['classroom.domain-missing', { hd: undefined, email: 'teacher@fairview.example' }],
])('refuses with %s a token with %o', async (code, changes) => {
  await expect(verifyGoogleUser(await key.sign({ ...claims, ...changes }), expected)).rejects.toThrow(
    refusal(code),
  )
})

test('refuses what is unsigned, signed by somebody else, or no token', async () => {
  const forger = await signingKey()
  const unknown = await signingKey('unknown')
  const none = `${btoa('{"alg":"none"}').replace(/=/g, '')}.${btoa(JSON.stringify(claims)).replace(/=/g, '')}.`
  for (const token of [await forger.sign(claims), await unknown.sign(claims)])
    await expect(verifyGoogleUser(token, expected)).rejects.toThrow(
      refusal('classroom.token-signature-invalid'),
    )
  await expect(verifyGoogleUser(none, expected)).rejects.toMatchObject({ kind: 'unauthenticated' })
  for (const token of [undefined, 'x', 'a.b.c', 'x'.repeat(20_000)])
    await expect(verifyGoogleUser(token, expected)).rejects.toThrow(refusal('classroom.token-malformed'))
})

test('says so when the keys of Google cannot be fetched', async () => {
  const token = await key.sign(claims)
  for (const fetch of [
    () => Promise.reject(new Error('ENOTFOUND')),
    () => Promise.resolve(new Response('', { status: 500 })),
    () => Promise.resolve(new Response('no keys')),
  ])
    await expect(verifyGoogleUser(token, { ...expected, keys: googleKeys({ fetch }) })).rejects.toThrow(
      refusal('classroom.keys-unreachable'),
    )
})
