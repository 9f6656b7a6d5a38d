import { randomUUID } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import { claim, deepLinkingClaim, role } from '../platform/claim-names.ts'
import { gradesClaim, membershipsClaim } from '../platform/services/service-claims.ts'
import { serviceScopes } from '../platform/services/service-scopes.ts'
import { aPlayground, tool as registered } from '../testing/a-playground.ts'
import { aSigningTool } from '../testing/a-signing-tool.ts'
import { authenticationRequest, readForm } from '../testing/fake-browser.ts'
import { callService, tokenFor } from '../testing/service-calls.ts'

const tool = await aSigningTool()
const playground = await aPlayground({ tool: tool.registered })
const { schoology, url } = playground
const module = 'Unit 1 · Cells'
const menu = '/schoology/courses/101/tools/1'

/** Schoology redirects to the tool's login. */
async function login(path: string, query: Record<string, string> = {}) {
  const search = new URLSearchParams({ as: 'elena-rivera', display: 'borderless', ...query })
  const answer = await fetch(`${url}${path}?${search}`, { redirect: 'manual' })
  expect(answer.status).toBe(302)
  const location = new URL(answer.headers.get('location') ?? '')
  return { action: location.origin + location.pathname, fields: Object.fromEntries(location.searchParams) }
}

async function launch(path: string, query?: Record<string, string>): Promise<JWTPayload> {
  const search = new URLSearchParams(authenticationRequest(await login(path, query), registered.launchUrl))
  const answer = await readForm(await fetch(`${schoology.authorizationEndpoint}?${search}`))
  const keys = createRemoteJWKSet(new URL(schoology.jwksUri))
  const { payload } = await jwtVerify(answer.fields['id_token'] ?? '', keys, { issuer: schoology.issuer })
  return payload
}

async function choose(items: object[], deployment = schoology.deploymentId): Promise<Response> {
  const request = await launch(`${menu}/choose`, { module })
  const { deep_link_return_url: returnUrl, data } = Object(request[deepLinkingClaim('deep_linking_settings')])
  const now = Math.floor(Date.now() / 1000)
  const jwt = await tool.sign({
    iss: schoology.clientId,
    aud: schoology.issuer,
    iat: now,
    exp: now + 300,
    nonce: randomUUID(),
    [claim('message_type')]: 'LtiDeepLinkingResponse',
    [claim('version')]: '1.3.0',
    [claim('deployment_id')]: deployment,
    [deepLinkingClaim('content_items')]: items,
    [deepLinkingClaim('data')]: data,
  })
  return fetch(returnUrl, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) })
}
const text = async (path: string): Promise<string> => (await playground.get(path)).text()
const linkTo = async (title: string): Promise<string> =>
  new RegExp(`href="(/schoology/courses/101/links/\\d+)[^"]*"\\s*>${title}<`).exec(
    await text('/schoology/courses/101?as=elena-rivera'),
  )?.[1] ?? ''

test('the login is a GET with a storage target, and the page itself keeps what the tool stores', async () => {
  const { action, fields } = await login(menu)
  expect(action).toBe(registered.loginUrl)
  expect(fields).toMatchObject({
    iss: `${url}/schoology`,
    client_id: '7485393815',
    lti_deployment_id: '7485393815-1380426679',
    lti_storage_target: '_parent',
  })
  expect(await text(`${menu}?as=elena-rivera`)).toContain('data-storage="_parent"')
})

test('left navigation launches without link, context and names, for a list of one audience', async () => {
  const claims = await launch(menu)
  expect(claims).toMatchObject({
    aud: ['7485393815'],
    sub: expect.stringMatching(/^2101::[0-9a-f]{32}$/),
    [claim('roles')]: [role.context('Instructor')],
    [claim('custom')]: { school_id: 'fairview', user_uniqueid: 'T-1001' },
  })
  const absent = ['name', 'email', 'azp', ...['resource_link', 'context', 'tool_platform'].map(claim)]
  for (const name of [...absent, gradesClaim, membershipsClaim]) expect(claims).not.toHaveProperty([name])
})

test('a system administrator is an Administrator and an Instructor', async () => {
  expect((await launch(menu, { as: 'priya-raman' }))[claim('roles')]).toEqual([
    role.context('Administrator'),
    role.context('Instructor'),
  ])
})

test('two districts share the client id and have deployments of their own', async () => {
  const elsewhere = await launch('/schoology/courses/601/tools/1', { as: 'noor-haddad' })
  const here = await launch(menu)
  expect(elsewhere.aud).toEqual(here.aud)
  expect(elsewhere[claim('deployment_id')]).toBe('7485393815-1380426680')
  expect(here[claim('deployment_id')]).toBe('7485393815-1380426679')
  expect((await playground.get('/schoology/courses/601?as=elena-rivera')).status).toBe(404)
  expect((await playground.get('/schoology/courses/101?as=noor-haddad')).status).toBe(404)
})

test('a chosen link brings its own parameters in lower case and none of the app’s', async () => {
  await choose([{ type: 'ltiResourceLink', title: 'Cells', custom: { appId: 'x' } }])
  const claims = await launch(await linkTo('Cells'))
  expect(claims).toMatchObject({
    [claim('resource_link')]: { title: 'Cells' },
    [claim('context')]: { id: '101' },
    name: 'Elena Rivera',
  })
  expect(claims[claim('custom')]).toEqual({ appid: 'x' })
  expect(claims[gradesClaim]).not.toHaveProperty('lineitem')
})

test('a link with a line item has a column, one without has none, and text is only read', async () => {
  await choose([
    { type: 'ltiResourceLink', title: 'Graded', lineItem: { scoreMaximum: 9 } },
    { type: 'html', title: 'Note', html: '<b>Read</b> this' },
  ])
  expect(await text('/schoology/courses/101/grades?as=elena-rivera')).toContain('Graded (9)')
  expect((await launch(await linkTo('Graded')))[gradesClaim]).toHaveProperty('lineitem')
  expect(await text('/schoology/courses/101?as=elena-rivera')).toContain('&#60;b&#62;Read')
  expect(await linkTo('Note')).toBe('')
})

test('takes neither a plain link nor an answer from another deployment', async () => {
  expect((await choose([{ type: 'link', url: 'https://x.example/' }])).status).toBe(400)
  expect((await choose([], '7485393815-1380426680')).status).toBe(400)
})

test('pages of a roster hold a hundred', async () => {
  const token = await tokenFor(schoology, tool, serviceScopes.memberships)
  const { context_memberships_url: roster } = Object((await launch(await linkTo('Cells')))[membershipsClaim])
  const band = String(roster).replace('/101', '/105')
  const answer = await callService(band, { token })
  expect(Object(await answer.json()).members).toHaveLength(100)
  expect(answer.headers.get('link')).toContain('rel="next"')
  expect((await callService(band.replace('7485393815', 'another'), { token })).status).toBe(401)
})
