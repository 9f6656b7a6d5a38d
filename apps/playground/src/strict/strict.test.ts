import { randomUUID } from 'node:crypto'
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import { claim, deepLinkingClaim, role } from '../platform/claim-names.ts'
import { gradesClaim, membershipsClaim, noticesClaim } from '../platform/services/service-claims.ts'
import { membershipType } from '../platform/services/memberships.ts'
import { serviceScopes } from '../platform/services/service-scopes.ts'
import { aPlayground } from '../testing/a-playground.ts'
import { aSigningTool } from '../testing/a-signing-tool.ts'
import { authenticationRequest, readForm } from '../testing/fake-browser.ts'
import { callService, tokenFor } from '../testing/service-calls.ts'

const tool = await aSigningTool()
const playground = await aPlayground({ tool: tool.reachable })
const { strict, url } = playground
const menu = '/strict/courses/101/tools/1'
const keys = createRemoteJWKSet(new URL(strict.jwksUri))

async function answerTo(path: string, query?: Record<string, string>) {
  const login = await playground.login(path, query)
  const search = new URLSearchParams(authenticationRequest(login, tool.reachable.launchUrl))
  return { login, answer: await readForm(await fetch(`${strict.authorizationEndpoint}?${search}`)) }
}

async function launch(path: string, query?: Record<string, string>): Promise<JWTPayload> {
  const { answer } = await answerTo(path, query)
  const expected = { issuer: strict.issuer, audience: strict.clientId }
  return (await jwtVerify(answer.fields['id_token'] ?? '', keys, expected)).payload
}

test('posts its login, names a frame for storage that is there, and echoes the state', async () => {
  const { login, answer } = await answerTo(menu)
  expect(login.fields).toMatchObject({ iss: `${url}/strict`, lti_storage_target: 'strict_storage' })
  expect(answer.fields).toMatchObject({ state: 'state-of-the-tool' })
  expect(await (await playground.get(`${menu}?as=elena-rivera`)).text()).toContain('src="/strict_storage"')
  expect((await playground.get('/strict_storage')).status).toBe(200)
})

test('says everything that LTI Core has words for, in full URIs', async () => {
  const claims = await launch(menu)
  expect(claims).toMatchObject({
    azp: strict.clientId,
    name: 'Elena Rivera',
    locale: 'en-US',
    [claim('roles')]: [role.context('Instructor'), role.institution('Faculty')],
    [claim('context')]: { type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'] },
    [claim('resource_link')]: { id: expect.any(String) },
    [claim('lis')]: { person_sourcedid: 'T-1001' },
    [claim('tool_platform')]: { guid: expect.any(String) },
    [claim('launch_presentation')]: { return_url: expect.stringContaining('/strict/courses/101/returned') },
    [claim('custom')]: { context_id_history: '', resource_link_id_history: '' },
  })
  for (const name of [gradesClaim, membershipsClaim, noticesClaim]) expect(claims).toHaveProperty([name])
  expect(JSON.stringify(claims)).not.toContain('null')
})

test('breaks a launch on purpose', async () => {
  const { answer } = await answerTo(menu, { fault: 'expired' })
  await expect(jwtVerify(answer.fields['id_token'] ?? '', keys)).rejects.toBeInstanceOf(errors.JWTExpired)
})

test('lists who left as Inactive, and takes no other media type', async () => {
  const token = await tokenFor(strict, tool, serviceScopes.memberships)
  const roster = `${url}/strict/contexts/101/memberships`
  const { members } = Object(await (await callService(roster, { token, accept: membershipType })).json())
  expect(members).toContainEqual(expect.objectContaining({ name: 'Theo Brandt', status: 'Inactive' }))
  expect((await callService(roster, { token, accept: 'application/json' })).status).toBe(406)
})

test('keeps links, web addresses and text apart, and tells of a copied course', async () => {
  const module = 'Unit 1 · Cells'
  const request = await launch(`${menu}/choose`, { module })
  const { deep_link_return_url: returnUrl, data } = Object(request[deepLinkingClaim('deep_linking_settings')])
  const now = Math.floor(Date.now() / 1000)
  const answer = async (items: object[], echoed: unknown = data): Promise<Response> => {
    const jwt = await tool.sign({
      iss: strict.clientId,
      aud: strict.issuer,
      iat: now,
      exp: now + 300,
      nonce: randomUUID(),
      [claim('message_type')]: 'LtiDeepLinkingResponse',
      [claim('version')]: '1.3.0',
      [claim('deployment_id')]: strict.deploymentId,
      [deepLinkingClaim('content_items')]: items,
      [deepLinkingClaim('data')]: echoed,
    })
    return fetch(returnUrl, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) })
  }
  expect((await answer([], 'altered')).status).toBe(400)
  expect((await answer([{ type: 'link', url: 'javascript:alert(1)' }])).status).toBe(400)
  await answer([
    { type: 'ltiResourceLink', title: 'Tool link', lineItem: { scoreMaximum: 3, label: 'Its own name' } },
    { type: 'link', title: 'Museum', url: 'https://museum.example/' },
  ])
  const course = await (await playground.get('/strict/courses/101?as=elena-rivera')).text()
  expect(course).toContain('href="https://museum.example/"')
  expect(await (await playground.get('/strict/courses/101/grades?as=elena-rivera')).text()).toContain(
    'Its own name (3)',
  )

  const token = await tokenFor(strict, tool, serviceScopes.noticeHandlers)
  await callService(`${url}/strict/deployments/${strict.deploymentId}/notice-handlers`, {
    method: 'PUT',
    token,
    accept: 'application/json',
    type: 'application/json',
    body: { notice_type: 'LtiContextCopyNotice', handler: `${tool.origin}/notices` },
  })
  const made = await fetch(`${url}/strict/courses/101/copy?as=elena-rivera`, { method: 'POST' })
  expect(await made.text()).toContain('Tool link')
  await expect.poll(() => tool.received.length).toBe(1)
})

test.each(['/moodle', '/schoology', '/strict'])('every page that %s leads to answers', async (host) => {
  const paths = async (page: string): Promise<string[]> =>
    [
      ...(await (await playground.get(page)).text()).matchAll(
        /href="(\/(?:moodle|schoology|strict)\/[^"]*)"/g,
      ),
    ].map(([, path = '']) => path.replaceAll('&#38;', '&'))
  const seen = new Set<string>()
  for (const start of await paths(host))
    for (const home of [start, ...(await paths(start))])
      for (const path of [home, ...(await paths(home))]) seen.add(path)
  expect(seen.size).toBeGreaterThan(10)
  for (const path of seen) expect((await playground.get(path)).status, path).toBe(200)
})
