import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { claim, deepLinkingClaim } from '../platform/claim-names.ts'
import { noticesClaim } from '../platform/services/service-claims.ts'
import { serviceScopes } from '../platform/services/service-scopes.ts'
import { courseTool, aPlayground } from '../testing/a-playground.ts'
import { aSigningTool } from '../testing/a-signing-tool.ts'
import { callService, tokenFor } from '../testing/service-calls.ts'

const tool = await aSigningTool()
const link = {
  courseId: '101',
  moduleTitle: 'Unit 1 · Cells',
  title: 'Cell explorer',
  custom: { app: 'cells' },
}
const playground = await aPlayground({ tool: tool.reachable, links: [link] })
const { canvas } = playground
const token = await tokenFor(canvas, tool, serviceScopes.noticeHandlers)

async function launch(path: string, query?: Record<string, string>) {
  const login = await playground.login(path, query)
  const answer = await playground.authorize(login, { redirect_uri: tool.reachable.launchUrl })
  return decodeJwt(answer.fields['id_token'] ?? '')
}
const service = Object((await launch(courseTool))[noticesClaim])
const handlers: string = service.platform_notification_service_url
const put = (body: object, bearer: string | undefined = token): Promise<Response> =>
  callService(handlers, { method: 'PUT', token: bearer, type: 'application/json', body })
const subscribe = (notice_type: string, handler = `${tool.origin}/notices`): Promise<Response> =>
  put({ notice_type, handler })

async function lastNotice() {
  const { notices } = Object(
    await expect
      .poll(() => tool.received.at(-1))
      .toBeTruthy()
      .then(() => tool.received.at(-1)),
  )
  const { payload } = await jwtVerify(notices[0].jwt, createRemoteJWKSet(new URL(canvas.jwksUri)), {
    issuer: canvas.issuer,
    audience: canvas.clientId,
  })
  tool.received.length = 0
  return payload
}

test('a launch offers notices with the types that there are', () => {
  expect(service).toMatchObject({
    service_versions: ['1.0'],
    scope: [serviceScopes.noticeHandlers],
    notice_types_supported: ['LtiHelloWorldNotice', 'LtiContextCopyNotice'],
  })
})

test('whoever wants to be greeted is, with a notice that the platform signed', async () => {
  expect((await subscribe('LtiHelloWorldNotice')).status).toBe(200)
  expect(await lastNotice()).toMatchObject({
    azp: canvas.clientId,
    nonce: expect.any(String),
    [claim('version')]: '1.3.0',
    [claim('deployment_id')]: canvas.deploymentId,
    [claim('notice')]: { id: expect.any(String), timestamp: expect.any(String), type: 'LtiHelloWorldNotice' },
  })
})

test('an administrator sends a test notice and sees what the tool answered', async () => {
  await subscribe('LtiHelloWorldNotice')
  await lastNotice()
  const sent = await fetch(`${playground.url}/canvas/accounts/1/notices?as=priya-raman`, { method: 'POST' })
  expect(await sent.text()).toContain('answered 200')
  expect((await lastNotice())[claim('notice')]).toMatchObject({ type: 'LtiHelloWorldNotice' })
})

test('tells which notices go where, and no longer after they were taken away', async () => {
  const handler = `${tool.origin}/notices`
  await subscribe('LtiContextCopyNotice')
  const read = async () => Object(await (await callService(handlers, { token })).json())
  expect(await read()).toEqual({
    client_id: canvas.clientId,
    deployment_id: canvas.deploymentId,
    notice_handlers: expect.arrayContaining([{ notice_type: 'LtiContextCopyNotice', handler }]),
  })
  await subscribe('LtiContextCopyNotice', '')
  expect((await read()).notice_handlers).toContainEqual({ notice_type: 'LtiContextCopyNotice', handler: '' })
})

test.each([
  ['an unknown type', { notice_type: 'LtiUnknownNotice', handler: `${tool.origin}/notices` }],
  ['a handler on another site', { notice_type: 'LtiHelloWorldNotice', handler: 'https://x.example/notices' }],
  ['no handler', { notice_type: 'LtiHelloWorldNotice' }],
])('refuses to send notices for %s', async (_, body) => {
  expect((await put(body)).status).toBe(400)
})

test('only a token for it changes where notices go', async () => {
  const roster = await tokenFor(canvas, tool, serviceScopes.memberships)
  const body = { notice_type: 'LtiHelloWorldNotice', handler: '' }
  for (const bearer of ['', roster]) expect((await put(body, bearer)).status).toBe(401)
})

test('a copied course has its links with ids of their own and tells where it came from', async () => {
  await subscribe('LtiContextCopyNotice')
  const made = await fetch(`${playground.url}/canvas/courses/101/copy?as=elena-rivera`, { method: 'POST' })
  expect(await made.text()).toContain('Biology 9 (copy)')
  const id = new URL(made.url).pathname.split('/').at(-1)
  const notice = await lastNotice()
  const original = Object((await launch(courseTool))[claim('context')]).id
  const copied = await launch(`/canvas/courses/${id}/external_tools/7`)
  expect(notice).toMatchObject({
    [claim('notice')]: { type: 'LtiContextCopyNotice' },
    [claim('context')]: { id: Object(copied[claim('context')]).id, title: 'Biology 9 (copy)' },
    [claim('origin_contexts')]: [original],
  })
  expect(copied[claim('custom')]).toMatchObject({ context_id_history: original })

  const linkIn = async (course: string): Promise<string> => {
    const page = await (await playground.get(`/canvas/courses/${course}/modules?as=elena-rivera`)).text()
    return /href="(\/canvas\/courses\/\d+\/modules\/items\/\d+)/.exec(page)?.[1] ?? ''
  }
  const [first, second] = [await launch(await linkIn('101')), await launch(await linkIn(String(id)))]
  const firstId = Object(first[claim('resource_link')]).id
  expect(first[claim('custom')]).toMatchObject({ resource_link_id_history: '', context_id_history: '' })
  expect(Object(second[claim('resource_link')]).id).not.toBe(firstId)
  expect(second[claim('custom')]).toMatchObject({ app: 'cells', resource_link_id_history: firstId })
})

test('students do not copy courses', async () => {
  const answer = await fetch(`${playground.url}/canvas/courses/101/copy?as=amara-diallo`, { method: 'POST' })
  expect(answer.status).toBe(403)
  expect((await playground.get('/canvas/courses/101/settings?as=amara-diallo')).status).toBe(403)
})

test('a tool that is away keeps nobody waiting, and the administrator sees it', async () => {
  const away = await aSigningTool()
  const other = await aPlayground({ tool: { ...away.reachable, launchUrl: 'http://127.0.0.1:1/launch' } })
  const bearer = await tokenFor(other.canvas, away, serviceScopes.noticeHandlers)
  await callService(`${other.url}/api/lti/notice-handlers/${encodeURIComponent(other.canvas.deploymentId)}`, {
    method: 'PUT',
    token: bearer,
    type: 'application/json',
    body: { notice_type: 'LtiContextCopyNotice', handler: 'http://127.0.0.1:1/notices' },
  })
  const made = await fetch(`${other.url}/canvas/courses/101/copy?as=elena-rivera`, { method: 'POST' })
  expect(made.status).toBe(200)
  await expect
    .poll(async () => (await other.get('/canvas/accounts/1/settings?as=priya-raman')).text())
    .toContain('not reached')
})

test('a column comes along into the copy without its grades', async () => {
  const place = { placement: 'assignment_selection', module: 'Unit 1 · Cells' }
  const request = await launch('/canvas/courses/101/external_tools/7/resource_selection', place)
  const { deep_link_return_url: returnUrl, data } = Object(request[deepLinkingClaim('deep_linking_settings')])
  const now = Math.floor(Date.now() / 1000)
  const lineItem = { scoreMaximum: 5, label: 'Graded cells', resourceId: 'cells', tag: 'quiz' }
  const jwt = await tool.sign({
    iss: canvas.clientId,
    aud: canvas.issuer,
    iat: now,
    exp: now + 300,
    nonce: 'column',
    [claim('message_type')]: 'LtiDeepLinkingResponse',
    [claim('version')]: '1.3.0',
    [claim('deployment_id')]: canvas.deploymentId,
    [deepLinkingClaim('content_items')]: [{ type: 'ltiResourceLink', title: 'Cells', lineItem }],
    [deepLinkingClaim('data')]: data,
  })
  await fetch(returnUrl, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) })
  const made = await fetch(`${playground.url}/canvas/courses/101/copy?as=elena-rivera`, { method: 'POST' })
  const id = new URL(made.url).pathname.split('/').at(-1)
  const bearer = await tokenFor(canvas, tool, serviceScopes.lineItems)
  const items = async (course: string): Promise<{ resourceLinkId: string }[]> =>
    Object(
      await (
        await callService(`${playground.url}/api/lti/courses/${course}/line_items`, { token: bearer })
      ).json(),
    )
  const [[original], [copy]] = [await items('101'), await items(String(id))]
  expect(original).toMatchObject(lineItem)
  expect(copy).toMatchObject(lineItem)
  expect(copy?.resourceLinkId).not.toBe(original?.resourceLinkId)
})
