import { expect, test } from 'vitest'
import { aPlayground, courseTool, tool } from '../testing/a-playground.ts'
import { authenticationRequest, readForm } from '../testing/fake-browser.ts'

let now = new Date('2026-11-23T09:00:00Z')
const playground = await aPlayground({ now: () => now })

test('answers a sound request with an id_token, the state and the storage target, posted to the redirect URI', async () => {
  const answer = await playground.authorize(await playground.login(courseTool))
  expect(answer.action).toBe(tool.launchUrl)
  expect(answer.fields).toEqual({
    id_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    state: 'state-of-the-tool',
    lti_storage_target: 'post_message_forwarding',
  })
})

test('takes the request as a POST too', async () => {
  const login = await playground.login(courseTool)
  const answer = await fetch(playground.canvas.authorizationEndpoint, {
    method: 'POST',
    body: new URLSearchParams(authenticationRequest(login, tool.launchUrl)),
  })
  expect((await readForm(answer)).fields['id_token']).toBeTruthy()
})

const refusals: [string, Record<string, string | undefined>, string][] = [
  ['a missing nonce', { nonce: undefined }, 'invalid_request_object'],
  ['a missing state', { state: undefined }, 'invalid_request_object'],
  ['a missing login_hint', { login_hint: undefined }, 'invalid_request_object'],
  ['another scope', { scope: 'openid profile' }, 'invalid_request_object'],
  ['another response_type', { response_type: 'code' }, 'invalid_request_object'],
  ['another response_mode', { response_mode: 'query' }, 'invalid_request_object'],
  ['a prompt', { prompt: 'login' }, 'invalid_request_object'],
  ['a foreign client_id', { client_id: '10000000000008' }, 'unauthorized_client'],
  ['the login_hint of somebody else', { login_hint: 'f00' }, 'login_required'],
]
test.each(refusals)('tells the tool about %s, and the launch stays unused', async (_, overrides, error) => {
  const login = await playground.login(courseTool)
  const refused = await playground.authorize(login, overrides)
  expect(refused.action).toBe(tool.launchUrl)
  expect(refused.fields).toMatchObject({ error, error_description: expect.any(String) })
  expect(refused.fields).not.toHaveProperty('id_token')
  expect((await playground.authorize(login)).fields).toHaveProperty('id_token')
})

test('sends neither token nor error to an address that is not registered', async () => {
  const login = await playground.login(courseTool)
  for (const redirect_uri of ['https://attacker.example/', `${tool.launchUrl}/`, `${tool.launchUrl}?x=1`]) {
    const search = new URLSearchParams(authenticationRequest(login, redirect_uri))
    const response = await fetch(`${playground.canvas.authorizationEndpoint}?${search}`)
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain('<form')
  }
})

test('answers one request for each launch', async () => {
  const login = await playground.login(courseTool)
  expect((await playground.authorize(login)).fields).toHaveProperty('id_token')
  expect((await playground.authorize(login)).fields).toMatchObject({ error: 'launch_no_longer_valid' })
})

test('answers one of two simultaneous requests', async () => {
  const login = await playground.login(courseTool)
  const answers = await Promise.all([playground.authorize(login), playground.authorize(login)])
  expect(answers.filter(({ fields }) => fields['id_token'])).toHaveLength(1)
})

test('refuses a message hint that is forged, missing, or older than five minutes', async () => {
  const login = await playground.login(courseTool)
  const status = async (lti_message_hint: string | undefined): Promise<number> => {
    const search = new URLSearchParams(authenticationRequest(login, tool.launchUrl, { lti_message_hint }))
    return (await fetch(`${playground.canvas.authorizationEndpoint}?${search}`)).status
  }
  expect(await status('forged')).toBe(400)
  expect(await status(undefined)).toBe(400)
  now = new Date(now.getTime() + 6 * 60 * 1000)
  expect(await status(login.fields['lti_message_hint'])).toBe(400)
})

test('counts a repeated parameter as absent', async () => {
  const login = await playground.login(courseTool)
  const search = new URLSearchParams(authenticationRequest(login, tool.launchUrl))
  search.append('nonce', 'a-second-nonce')
  const answer = await readForm(await fetch(`${playground.canvas.authorizationEndpoint}?${search}`))
  expect(answer.fields).toMatchObject({ error: 'invalid_request_object' })
})
