import { expect, test } from 'vitest'
import { simulatedPlatform, simulatedTool } from '../testing/index.ts'
import { sealJson } from './sealed-text.ts'
import { openLaunchState, proveBrowser, sealState, type LaunchState } from './state.ts'

const platform = await simulatedPlatform()
const tool = simulatedTool([platform])
const { stateKey } = tool

const open = (params: Record<string, string>, now?: Date) =>
  openLaunchState(new URLSearchParams(params), { stateKey, now })

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000)

test('opens what the login sealed: registration, cookie, storage, and how to restart', async () => {
  const login = await tool.login(platform.login({ lti_storage_target: '_parent' }))
  const opened = await open({ state: login.state })
  expect(opened).toMatchObject({
    issuer: 'https://lms.example',
    clientId: 'lectern-1',
    nonce: new URL(login.location).searchParams.get('nonce'),
    cookieName: login.binding.cookieName,
    storageKey: login.storage!.key,
    storage: { target: '_parent', platformOrigin: 'https://lms.example' },
    relaunch: login.relaunch,
  })
})

test('has no restart for a login that was too long to carry', async () => {
  const { state } = await tool.login(platform.login({ lti_message_hint: 'h'.repeat(3000) }))
  expect((await open({ state })).relaunch).toBeUndefined()
})

test('refuses a launch without state', async () => {
  for (const form of ['', 'state=', 'id_token=a.b.c'])
    await expect(openLaunchState(new URLSearchParams(form), { stateKey })).rejects.toMatchObject({
      code: 'lti.state-missing',
    })
})

test('refuses a state after ten minutes, and takes it a moment before', async () => {
  const { state } = await tool.login(platform.login())
  await expect(open({ state }, minutesFromNow(10.1))).rejects.toMatchObject({
    code: 'lti.state-expired',
    details: { issuer: 'https://lms.example', clientId: 'lectern-1' },
  })
  await expect(open({ state }, minutesFromNow(9.9))).resolves.toBeDefined()
})

test('refuses a state of another key, an altered one, one of another purpose, and garbage', async () => {
  const { state } = await tool.login(platform.login())
  const [payload, mac] = state.split('.') as [string, string]
  const altered = Buffer.from(
    Buffer.from(payload, 'base64url').toString().replace('lectern-1', 'lectern-2'),
  ).toString('base64url')
  const content: LaunchState = {
    issuer: 'https://lms.example',
    clientId: 'lectern-1',
    nonce: 'n',
    browserHash: 'h',
    expiresAt: minutesFromNow(5),
  }
  const ofAnotherKey = sealState(content, new Uint8Array(32))
  const ofAnotherPurpose = sealJson(content, 'session', stateKey)
  const wrong = [
    `${altered}.${mac}`,
    `${payload}.`,
    payload,
    `${state}.more`,
    `${state}\0`,
    `${state}=`,
    ofAnotherKey,
    ofAnotherPurpose,
    'garbage',
    'a.b.c',
  ]
  for (const forged of wrong)
    await expect(open({ state: forged })).rejects.toMatchObject({ code: 'lti.state-invalid' })
})

test('refuses two states', async () => {
  const { state } = await tool.login(platform.login())
  const form = new URLSearchParams([
    ['state', state],
    ['state', state],
  ])
  await expect(openLaunchState(form, { stateKey })).rejects.toMatchObject({
    code: 'lti.parameter-duplicated',
  })
})

test('only the browser that began the login is bound to it', async () => {
  const mine = await tool.login(platform.login())
  const theirs = await tool.login(platform.login())
  const opened = await open({ state: mine.state })
  for (const secret of [theirs.binding.secret, '', undefined])
    expect(() => proveBrowser(opened, secret)).toThrow(
      expect.objectContaining({ code: 'lti.browser-mismatch' }),
    )
  expect(proveBrowser(opened, mine.binding.secret)).toBe(opened)
})

test.each(['login_required', 'interaction_required', 'consent_required', 'account_selection_required'])(
  'the answer %s says that the platform does not know its user',
  async (error) => {
    const { state } = await tool.login(platform.login())
    await expect(open({ state, error })).rejects.toMatchObject({
      code: 'lti.login-required',
      details: { error, issuer: 'https://lms.example', clientId: 'lectern-1' },
    })
  },
)

test('any other error answer is reported in the words of the platform', async () => {
  const { state } = await tool.login(platform.login())
  const answer = {
    error: 'unauthorized_client',
    error_description: 'Client not authorized in requested context',
  }
  await expect(open({ state, ...answer })).rejects.toMatchObject({
    code: 'lti.platform-refused',
    message: expect.stringContaining('unauthorized_client: Client not authorized in requested context'),
  })
})

test('an error answer is reported even when the platform forgot the state, but not believed with a false one', async () => {
  await expect(open({ error: 'access_denied' })).rejects.toMatchObject({ code: 'lti.platform-refused' })
  await expect(open({ error: 'access_denied', state: 'x' })).rejects.toMatchObject({
    code: 'lti.state-invalid',
  })
})
