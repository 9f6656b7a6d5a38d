import { randomUUID } from 'node:crypto'
import { decodeJwt, type JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import { claim, deepLinkingClaim } from '../platform/claim-names.ts'
import { deepLinkingResponses } from '../platform/deep-linking-responses.ts'
import type { Claims } from '../platform/message.ts'
import { aPlayground, tool } from '../testing/a-playground.ts'
import { aSigningTool } from '../testing/a-signing-tool.ts'

const signingTool = await aSigningTool()
const playground = await aPlayground({ tool: signingTool.registered })
const module = 'Unit 1 · Cells'
const selectionPath = '/canvas/courses/101/external_tools/7/resource_selection'
const cellExplorer = {
  type: 'ltiResourceLink',
  title: 'Cell explorer',
  text: 'Look inside',
  url: 'http://localhost:3999/apps/cells',
  custom: { app: 'cell-explorer' },
}

async function launch(path: string, query?: Record<string, string>): Promise<JWTPayload> {
  const answer = await playground.authorize(await playground.login(path, query))
  return decodeJwt(answer.fields['id_token'] ?? '')
}

/** A teacher has opened the tool to choose: where the answer goes, and what a sound one says. */
async function aSelection({ placement = 'link_selection', as = 'elena-rivera' } = {}) {
  const request = await launch(selectionPath, { placement, module, as })
  const settings = Object(request[deepLinkingClaim('deep_linking_settings')])
  const now = Math.floor(Date.now() / 1000)
  const answer = (items: unknown[], overrides: Claims = {}): Claims => ({
    iss: playground.canvas.clientId,
    aud: playground.canvas.issuer,
    iat: now,
    exp: now + 300,
    nonce: randomUUID(),
    [claim('message_type')]: 'LtiDeepLinkingResponse',
    [claim('version')]: '1.3.0',
    [claim('deployment_id')]: playground.canvas.deploymentId,
    [deepLinkingClaim('content_items')]: items,
    [deepLinkingClaim('data')]: settings.data,
    ...overrides,
  })
  const returnUrl = String(settings.deep_link_return_url)
  return { request, settings, returnUrl, answer }
}

const post = (url: string, jwt: string): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) })

const modules = async (as = 'elena-rivera'): Promise<string> =>
  (await playground.get(`/canvas/courses/101/modules?as=${as}`)).text()

const linkTo = async (title: string): Promise<string> =>
  new RegExp(`href="(/canvas/courses/101/modules/items/\\d+)[^"]*"\\s*>${title}<`).exec(
    await modules(),
  )?.[1] ?? ''

test('asks for a choice as Canvas does: several links, no resource link yet, and data to send back', async () => {
  const { request, settings, returnUrl } = await aSelection()
  expect(request).toMatchObject({
    [claim('message_type')]: 'LtiDeepLinkingRequest',
    'https://www.instructure.com/placement': 'link_selection',
  })
  expect(request).not.toHaveProperty([claim('resource_link')])
  expect(settings).toMatchObject({
    accept_types: ['ltiResourceLink'],
    accept_multiple: true,
    auto_create: false,
    data: expect.any(String),
  })
  expect(returnUrl).toMatch(`${playground.url}/canvas/courses/101/deep_linking_response`)
})

test('places what was chosen, and each link launches its own address with its own id and parameters', async () => {
  const { returnUrl, answer } = await aSelection()
  const plain = { type: 'ltiResourceLink', title: 'Plain link' }
  const response = await post(returnUrl, await signingTool.sign(answer([cellExplorer, plain])))
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('/assets/chosen.js')

  const [first, second] = [
    await launch(await linkTo('Cell explorer')),
    await launch(await linkTo('Plain link')),
  ]
  expect(first).toMatchObject({
    [claim('message_type')]: 'LtiResourceLinkRequest',
    [claim('target_link_uri')]: cellExplorer.url,
    [claim('resource_link')]: { title: 'Cell explorer', description: 'Look inside' },
    [claim('custom')]: { app: 'cell-explorer' },
  })
  expect(second[claim('target_link_uri')]).toBe(tool.launchUrl)
  expect(Object(first[claim('resource_link')]).id).not.toBe(Object(second[claim('resource_link')]).id)
})

test('an assignment is chosen alone and keeps its points', async () => {
  const { settings, returnUrl, answer } = await aSelection({ placement: 'assignment_selection' })
  expect(settings).toMatchObject({ accept_multiple: false })
  const item = { ...cellExplorer, title: 'Graded cells', lineItem: { scoreMaximum: 37 } }
  await post(returnUrl, await signingTool.sign(answer([item])))
  expect(await modules('amara-diallo')).toContain('37 points')
  const claims = await launch(await linkTo('Graded cells'))
  expect(claims['https://www.instructure.com/placement']).toBe('assignment_selection')
})

test('an empty choice changes nothing, and what the tool says is shown as text', async () => {
  const before = await modules()
  const { returnUrl, answer } = await aSelection()
  const said = {
    [deepLinkingClaim('msg')]: '<b>Come back soon</b>',
    [deepLinkingClaim('errormsg')]: 'One app was withdrawn',
  }
  const response = await post(returnUrl, await signingTool.sign(answer([], said)))
  const back = /id="back"\s+href="([^"]*)"/.exec(await response.text())?.[1]?.replaceAll('&#38;', '&') ?? ''
  const flashed = await (await playground.get(back)).text()
  expect(flashed).toContain('Message from external tool: &#60;b&#62;Come back soon')
  expect(flashed).toContain('Error message from external tool: One app was withdrawn')
  expect(await modules()).toBe(before)
})

test('a placed link can be removed by its teacher, not by a student', async () => {
  const { returnUrl, answer } = await aSelection()
  await post(returnUrl, await signingTool.sign(answer([{ ...cellExplorer, title: 'Short-lived' }])))
  const path = await linkTo('Short-lived')
  const remove = (as: string): Promise<Response> =>
    fetch(`${playground.url}${path}/remove?as=${as}`, { method: 'POST', redirect: 'manual' })
  expect((await remove('amara-diallo')).status).toBe(403)
  expect((await remove('elena-rivera')).status).toBe(303)
  expect(await linkTo('Short-lived')).toBe('')
  expect((await playground.get(`${path}?as=elena-rivera`)).status).toBe(404)
})

const now = Math.floor(Date.now() / 1000)
const link = { type: 'ltiResourceLink', title: 'Never placed' }
const wrongClaims: [string, Claims][] = [
  ['iss', { iss: '10000000000008' }],
  ['aud', { aud: 'https://canvas.instructure.com' }],
  ['exp', { exp: now - 120 }],
  ['exp', { exp: undefined }],
  ['iat', { iat: now - 3600 }],
  ['iat', { iat: undefined }],
  ['nonce', { nonce: undefined }],
  ['nonce', { nonce: 7 }],
  ['message_type', { [claim('message_type')]: 'LtiDeepLinkingRequest' }],
  ['version', { [claim('version')]: '1.1' }],
  ['deployment_id', { [claim('deployment_id')]: '8:0000000000000000000000000000000000000000' }],
  ['data', { [deepLinkingClaim('data')]: 'altered' }],
  ['data', { [deepLinkingClaim('data')]: undefined }],
  ['content_items', { [deepLinkingClaim('content_items')]: 'none' }],
  [
    'accept_types',
    { [deepLinkingClaim('content_items')]: [link, { type: 'link', url: 'https://x.example' }] },
  ],
  ['content_items url', { [deepLinkingClaim('content_items')]: [{ ...link, url: 'https://x.example/' }] }],
  ['content_items custom', { [deepLinkingClaim('content_items')]: [{ ...link, custom: { app: 7 } }] }],
  ['content_items lineItem', { [deepLinkingClaim('content_items')]: [{ ...link, lineItem: {} }] }],
]
test.each(wrongClaims)('refuses a wrong %s, names it, and places nothing: %j', async (check, overrides) => {
  const { returnUrl, answer } = await aSelection()
  await expectRefusal(await post(returnUrl, await signingTool.sign(answer([link], overrides))), check)
})

test('refuses what the tool’s published keys did not sign', async () => {
  const { returnUrl, answer } = await aSelection()
  await expectRefusal(await post(returnUrl, await signingTool.forge(answer([link]))), 'signature')
  await expectRefusal(await post(returnUrl, await signingTool.signWithForeignKey(answer([link]))), 'kid')
  await expectRefusal(await post(returnUrl, 'no-token'), 'JWT')
  await expectRefusal(await fetch(returnUrl, { method: 'POST' }), 'JWT')
})

test('refuses several items where one was asked for', async () => {
  const { returnUrl, answer } = await aSelection({ placement: 'assignment_selection' })
  await expectRefusal(await post(returnUrl, await signingTool.sign(answer([link, link]))), 'accept_multiple')
})

test('refuses a token for the second time, and a second token for the same choice', async () => {
  const { returnUrl, answer } = await aSelection()
  const jwt = await signingTool.sign(answer([{ ...link, title: 'Placed once' }]))
  const statuses = (await Promise.all([post(returnUrl, jwt), post(returnUrl, jwt)])).map(
    ({ status }) => status,
  )
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 400])
  await expectRefusal(await post(returnUrl, jwt), 'nonce')
  await expectRefusal(await post(returnUrl, await signingTool.sign(answer([link]))), 'data')
  expect((await modules()).match(/>Placed once</g)).toHaveLength(1)
})

test('refuses an answer in another course or by another person than the one who asked', async () => {
  const { returnUrl, answer } = await aSelection()
  const elsewhere = returnUrl.replace('/101/', '/102/').replace('elena-rivera', 'priya-raman')
  await expectRefusal(await post(elsewhere, await signingTool.sign(answer([link]))), 'data')
  const somebody = returnUrl.replace('elena-rivera', 'priya-raman')
  await expectRefusal(await post(somebody, await signingTool.sign(answer([link]))), 'data')
})

test('a refused answer leaves the choice open for a sound one', async () => {
  const { returnUrl, answer } = await aSelection()
  await expectRefusal(
    await post(returnUrl, await signingTool.sign(answer([{ type: 'html' }]))),
    'accept_types',
  )
  expect((await post(returnUrl, await signingTool.sign(answer([])))).status).toBe(200)
})

test('students are neither offered a choice nor let into one', async () => {
  expect(await modules('elena-rivera')).toContain('resource_selection')
  for (const as of ['amara-diallo', 'test-student']) {
    const page = await modules(as)
    expect(page).not.toContain('resource_selection')
    expect(page).not.toContain('/remove')
    const search = new URLSearchParams({ as, placement: 'link_selection', module })
    expect((await playground.get(`${selectionPath}?${search}`)).status).toBe(403)
  }
  const { returnUrl, answer } = await aSelection()
  const jwt = await signingTool.sign(answer([link]))
  expect((await post(returnUrl.replace('elena-rivera', 'amara-diallo'), jwt)).status).toBe(403)
})

test.each([
  { placement: 'editor_button', module },
  { placement: 'link_selection', module: 'No such module' },
])('%j is a selection that is not there', async (query) => {
  const search = new URLSearchParams({ as: 'elena-rivera', ...query })
  expect((await playground.get(`${selectionPath}?${search}`)).status).toBe(404)
})

test('fetches the tool’s keys once, not with every answer', async () => {
  const tools = await aSigningTool()
  const read = deepLinkingResponses(playground.canvas, tools.registered.jwksUrl, () => new Date())
  const { answer } = await aSelection()
  for (let count = 0; count < 3; count++) await read(await tools.sign(answer([], { nonce: randomUUID() })))
  expect(tools.keySetRequests()).toBe(1)
})

test('without the tool’s keys no choice is offered', async () => {
  const plain = await aPlayground()
  const page = await (await plain.get('/canvas/courses/101/modules?as=elena-rivera')).text()
  expect(page).not.toContain('resource_selection')
  const search = new URLSearchParams({ as: 'elena-rivera', placement: 'link_selection', module })
  expect((await plain.get(`${selectionPath}?${search}`)).status).toBe(404)
})

test('says so when the tool’s keys cannot be read', async () => {
  const unreachable = await aPlayground({ tool: { ...tool, jwksUrl: 'http://127.0.0.1:1/jwks' } })
  const { answer } = await aSelection()
  const response = await post(
    `${unreachable.url}/canvas/courses/101/deep_linking_response?as=elena-rivera`,
    await signingTool.sign(answer([link])),
  )
  expect(response.status).toBe(502)
  expect(await response.text()).toContain('cannot be read')
})

async function expectRefusal(response: Response, check: string): Promise<void> {
  expect(response.status).toBe(400)
  expect(await response.text()).toContain(`Check “${check}” failed`)
  expect(await modules()).not.toContain('Never placed')
}
