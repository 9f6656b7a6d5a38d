import { createHmac, createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { simulatedPlatform, simulatedTool } from '../testing/index.ts'

const platform = await simulatedPlatform()
const tool = simulatedTool([platform])

const refusal = (code: string, details: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

const receiveToken = async (craft: (token: string) => string | Promise<string>) => {
  const { location, binding } = await tool.login(platform.login())
  const form = await platform.answer(location)
  form.set('id_token', await craft(form.get('id_token')!))
  return tool.receive(form, binding.secret)
}
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('refuses a token signed by another platform under the same key id', async () => {
  const impostor = await simulatedPlatform()
  await expect(
    receiveToken((token) =>
      impostor.signLaunch(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())),
    ),
  ).rejects.toEqual(refusal('lti.signature-invalid'))
})

test('refuses an altered payload', async () => {
  await expect(
    receiveToken((token) => {
      const [header, payload, signature] = token.split('.')
      const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString())
      return `${header}.${part({ ...claims, sub: 'someone-else' })}.${signature}`
    }),
  ).rejects.toEqual(refusal('lti.signature-invalid'))
})

test.each(['none', 'None', 'HS256', 'PS256', 'EdDSA', undefined, 5])(
  'refuses the algorithm %s',
  async (alg) => {
    await expect(
      receiveToken((token) => `${part({ alg, kid: 'key-1' })}.${token.split('.')[1]}.`),
    ).rejects.toEqual(refusal('lti.algorithm-refused'))
  },
)

test('refuses HS256 with the public key as its secret', async () => {
  const pem = createPublicKey({ key: { ...platform.jwks().keys[0]! }, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  })
  await expect(
    receiveToken((token) => {
      const input = `${part({ alg: 'HS256', kid: 'key-1' })}.${token.split('.')[1]}`
      return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`
    }),
  ).rejects.toEqual(refusal('lti.algorithm-refused'))
})

test('refuses a key that the token itself brings', async () => {
  const impostor = await simulatedPlatform()
  const [jwk] = impostor.jwks().keys
  await expect(
    receiveToken((token) =>
      impostor.signLaunch(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()), {
        header: { jwk, kid: 'mine', jku: 'https://evil.example/jwks' },
      }),
    ),
  ).rejects.toEqual(refusal('lti.kid-unknown', { kid: 'mine' }))
})

test.each(['garbage', 'a.b', 'a.b.c', '..', 'a.b.c.d.e', `${'x'.repeat(20)}.é.ü`])(
  'refuses "%s" as no token',
  async (token) => {
    await expect(receiveToken(() => token)).rejects.toEqual(refusal('lti.token-malformed'))
  },
)

test('refuses a token with a part too many', async () => {
  await expect(receiveToken((token) => `${token}.x`)).rejects.toEqual(refusal('lti.token-malformed'))
})

test('refuses a missing token, two tokens and one of more than 64 KiB', async () => {
  await expect(receiveToken(() => '')).rejects.toEqual(refusal('lti.token-missing'))
  await expect(receiveToken(() => 'x'.repeat(70_000))).rejects.toEqual(refusal('lti.token-too-large'))
  const { location, binding } = await tool.login(platform.login())
  const form = await platform.answer(location)
  form.append('id_token', form.get('id_token')!)
  await expect(tool.receive(form, binding.secret)).rejects.toEqual(
    refusal('lti.parameter-duplicated', { parameter: 'id_token' }),
  )
})

test('accepts ES256', async () => {
  const elliptic = await simulatedPlatform({ algorithm: 'ES256' })
  await expect(simulatedTool([elliptic]).launch(elliptic)).resolves.toBeDefined()
})
