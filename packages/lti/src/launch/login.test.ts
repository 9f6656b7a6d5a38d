import { expect, test } from 'vitest'
import { profiles, type PlatformRegistration } from '../index.ts'
import { simulatedPlatform, simulatedTool } from '../testing/index.ts'
import { beginLogin } from './login.ts'

const platform = await simulatedPlatform()
const tool = simulatedTool([platform])

const registration = (clientId: string): PlatformRegistration => ({
  issuer: 'https://shared.example',
  clientId,
  authorizationEndpoint: 'https://sso.example/authorize?realm=1',
  jwksUri: 'https://sso.example/jwks',
  profile: profiles.strict,
})

test('asks the platform for a launch as the standard wants it asked', async () => {
  const { location, state } = await tool.login(platform.login())
  const url = new URL(location)
  expect(url.origin + url.pathname).toBe('https://lms.example/authorize')
  const { nonce, ...request } = Object.fromEntries(url.searchParams)
  expect(request).toEqual({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: 'lectern-1',
    redirect_uri: 'https://tool.example/lti/launch',
    login_hint: 'hint-1',
    lti_message_hint: '{"launchid":"1"}',
    state,
  })
  expect(nonce).toMatch(/^[\w-]{22}$/)
})

test('gives every login its own nonce, browser secret and cookie name', async () => {
  const logins = await Promise.all(Array.from({ length: 20 }, () => tool.login(platform.login())))
  const distinct = (values: (string | null)[]) => expect(new Set(values).size).toBe(logins.length)
  distinct(logins.map((login) => new URL(login.location).searchParams.get('nonce')))
  distinct(logins.map((login) => login.binding.secret))
  distinct(logins.map((login) => login.binding.cookieName))
  expect(logins[0]!.binding.cookieName).toMatch(/^__Host-lti-[0-9a-f]{16}$/)
})

test('does not show the browser secret to the platform', async () => {
  const { location, binding, state } = await tool.login(platform.login())
  expect(location).not.toContain(binding.secret)
  expect(Buffer.from(state.split('.')[1]!, 'base64url').toString()).not.toContain(binding.secret)
})

test('echoes the message hint byte for byte, spaces and plus signs included', async () => {
  const hint = 'a b+c&d=%20"é"\n'
  const { location } = await tool.login(platform.login({ lti_message_hint: hint }))
  expect(location).toContain('lti_message_hint=a%20b%2Bc%26d%3D%2520%22%C3%A9%22%0A')
})

test('keeps the query of an authorization endpoint', async () => {
  const { location } = await beginLogin(
    new URLSearchParams({
      iss: 'https://shared.example',
      login_hint: '1',
      target_link_uri: 'https://tool.example/',
    }),
    {
      tool: { launchUrl: 'https://tool.example/lti/launch' },
      findRegistrations: () => [registration('a')],
      stateKey: tool.stateKey,
    },
  )
  expect(location).toMatch(/^https:\/\/sso\.example\/authorize\?realm=1&scope=openid&/)
})

test('offers platform storage only when the platform did, and only to its authorization origin', async () => {
  expect((await tool.login(platform.login())).storage).toBeUndefined()
  const { storage, binding } = await tool.login(
    platform.login({ lti_storage_target: 'post_message_forwarding' }),
  )
  expect(storage).toEqual({
    target: 'post_message_forwarding',
    platformOrigin: 'https://lms.example',
    key: binding.cookieName.replace('__Host-lti-', 'lti_state_'),
  })
})

test('hands out what restarts the login in a new window, without the frame of the first', async () => {
  const params = platform.login({ lti_storage_target: '_parent' })
  const { relaunch } = await tool.login(params)
  params.delete('lti_storage_target')
  expect(relaunch).toEqual(Object.fromEntries(params))
})

test('keeps the authentication request short when the hints are long', async () => {
  const { location, relaunch } = await tool.login(platform.login({ lti_message_hint: 'h'.repeat(3000) }))
  expect(location.length).toBeLessThan(4096)
  expect(relaunch.lti_message_hint).toHaveLength(3000)
})

test('reads a POSTed form and a query alike', async () => {
  const query = new URL(`https://tool.example/lti/login?${platform.login().toString()}`).searchParams
  const form = new URLSearchParams(platform.login().toString())
  for (const params of [query, form])
    expect((await tool.login(params)).registration).toBe(platform.registration)
})

test.each(['iss', 'login_hint', 'target_link_uri'])('refuses a login without %s', async (parameter) => {
  for (const value of [undefined, ''])
    await expect(tool.login(platform.login({ [parameter]: value }))).rejects.toMatchObject({
      code: 'lti.parameter-missing',
      details: { parameter },
    })
})

test.each(['iss', 'client_id', 'login_hint', 'lti_message_hint'])(
  'refuses a login with two %s',
  async (parameter) => {
    const params = platform.login()
    params.append(parameter, 'https://other.example')
    await expect(tool.login(params)).rejects.toMatchObject({
      code: 'lti.parameter-duplicated',
      details: { parameter },
    })
  },
)

test.each(['client_id', 'lti_deployment_id', 'iss'])(
  'refuses a login whose %s has 256 characters',
  async (parameter) => {
    await expect(tool.login(platform.login({ [parameter]: 'x'.repeat(256) }))).rejects.toMatchObject({
      code: 'lti.parameter-too-long',
    })
  },
)

test('refuses a platform it does not know, by issuer and by client id', async () => {
  for (const stranger of [{ iss: 'https://stranger.example' }, { client_id: 'stranger' }])
    await expect(tool.login(platform.login(stranger))).rejects.toMatchObject({
      code: 'lti.registration-unknown',
    })
})

test('ignores parameters it does not know', async () => {
  const params = platform.login({ canvas_region: 'us-east-1' })
  params.append('canvas_region', 'us-east-1')
  expect((await tool.login(params)).relaunch).not.toHaveProperty('canvas_region')
})

test('works without client_id when the issuer has one registration', async () => {
  expect((await tool.login(platform.login({ client_id: undefined }))).registration).toBe(
    platform.registration,
  )
})

test('tells registrations of one issuer apart by client id, else by deployment, else refuses', async () => {
  const platforms = [
    await simulatedPlatform({ clientId: 'a', deploymentId: 'd-a' }),
    await simulatedPlatform({ clientId: 'b', deploymentId: 'd-b' }),
  ] as const
  const shared = simulatedTool(platforms)
  const login = (overrides: Record<string, string | undefined>) =>
    shared.login(platforms[0].login({ client_id: undefined, lti_deployment_id: undefined, ...overrides }))

  expect((await login({ client_id: 'b' })).registration.clientId).toBe('b')
  expect((await login({ lti_deployment_id: 'd-b' })).registration.clientId).toBe('b')
  expect((await login({ deployment_id: 'd-b' })).registration.clientId).toBe('b')
  await expect(login({})).rejects.toMatchObject({ code: 'lti.registration-ambiguous' })
  await expect(login({ lti_deployment_id: 'd-c' })).rejects.toMatchObject({
    code: 'lti.registration-unknown',
  })
})
