import { randomUUID } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import { claim, deepLinkingClaim, role } from '../platform/claim-names.ts'
import type { FormPost } from '../platform/message.ts'
import { gradesClaim, membershipsClaim } from '../platform/services/service-claims.ts'
import { aPlayground, tool as registered } from '../testing/a-playground.ts'
import { registerInMoodle } from '../testing/a-registration.ts'
import { aSigningTool } from '../testing/a-signing-tool.ts'
import { authenticationRequest, readForm } from '../testing/fake-browser.ts'

const tool = await aSigningTool()
const playground = await aPlayground()
const { url } = playground
const { typeId, clientId } = await registerInMoodle(playground, tool)
const module = 'Unit 1 · Cells'
const chooser = `/moodle/courses/101/tools/${typeId}/choose`

const answerTo = (login: FormPost, overrides: Record<string, string | undefined> = {}): Promise<Response> => {
  const search = new URLSearchParams(authenticationRequest(login, registered.launchUrl, overrides))
  return fetch(`${url}/moodle/mod/lti/auth.php?${search}`)
}

async function launch(path: string, query?: Record<string, string>): Promise<JWTPayload> {
  const answer = await readForm(await answerTo(await playground.login(path, query)))
  const keys = createRemoteJWKSet(new URL(`${url}/moodle/mod/lti/certs.php`))
  const { payload } = await jwtVerify(answer.fields['id_token'] ?? '', keys, {
    issuer: `${url}/moodle`,
    audience: clientId,
  })
  return payload
}

async function choose(items: object[]): Promise<Response> {
  const request = await launch(chooser, { module })
  const now = Math.floor(Date.now() / 1000)
  const jwt = await tool.sign({
    iss: clientId,
    aud: `${url}/moodle`,
    iat: now,
    exp: now + 300,
    nonce: randomUUID(),
    [claim('message_type')]: 'LtiDeepLinkingResponse',
    [claim('version')]: '1.3.0',
    [claim('deployment_id')]: typeId,
    [deepLinkingClaim('content_items')]: items,
  })
  const { deep_link_return_url: returnUrl } = Object(request[deepLinkingClaim('deep_linking_settings')])
  return fetch(returnUrl, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) })
}

const course = async (id = '101', as = 'elena-rivera'): Promise<string> =>
  (await playground.get(`/moodle/courses/${id}?as=${as}`)).text()
const linkTo = async (title: string, id?: string): Promise<string> =>
  new RegExp(`href="(/moodle/courses/\\d+/links/\\d+)[^"]*"\\s*>${title}<`).exec(await course(id))?.[1] ?? ''

test('the login initiation is Moodle’s: a JSON hint, a number for a person, and no storage', async () => {
  const login = await playground.login(chooser, { module })
  expect(login.action).toBe(registered.loginUrl)
  expect(login.fields).toEqual({
    iss: `${url}/moodle`,
    target_link_uri: registered.launchUrl,
    login_hint: '2101',
    lti_message_hint: expect.stringMatching(/^\{"cmid":\d+,"launchid":"ltilaunch_\d+"\}$/),
    client_id: clientId,
    lti_deployment_id: typeId,
  })
  const page = await (
    await playground.get(`${chooser}?as=elena-rivera&module=${encodeURIComponent(module)}`)
  ).text()
  expect(page).toContain('data-storage=""')
  expect(page).not.toContain('post_message_forwarding')
})

test('asks for a choice without roster, storage or data', async () => {
  const claims = await launch(chooser, { module })
  expect(claims).toMatchObject({
    [claim('message_type')]: 'LtiDeepLinkingRequest',
    [deepLinkingClaim('deep_linking_settings')]: {
      accept_types: ['ltiResourceLink'],
      accept_multiple: true,
      title: 'Lectern',
    },
    [gradesClaim]: { lineitem: '' },
  })
  expect(Object(claims[deepLinkingClaim('deep_linking_settings')])).not.toHaveProperty('data')
  expect(claims).not.toHaveProperty([membershipsClaim])
})

test('a chosen link launches with Moodle’s claims for a minute', async () => {
  const item = {
    title: 'Cell explorer',
    text: 'Look',
    custom: { app: 'cells' },
    lineItem: { scoreMaximum: 10 },
  }
  expect((await choose([{ type: 'ltiResourceLink', ...item }])).status).toBe(200)
  const claims = await launch(await linkTo('Cell explorer'), { as: 'amara-diallo' })
  expect(Number(claims.exp) - Number(claims.iat)).toBe(60)
  expect(claims).not.toHaveProperty('azp')
  expect(claims).toMatchObject({
    sub: '3101',
    name: 'Amara Diallo',
    [claim('roles')]: [role.context('Learner')],
    [claim('context')]: { id: '101', label: 'BIO-9-02', title: 'Biology 9', type: ['CourseSection'] },
    [claim('resource_link')]: {
      title: 'Cell explorer',
      description: 'Look',
      id: expect.stringMatching(/^\d+$/),
    },
    [claim('ext')]: { user_username: 'amara-diallo', lms: 'moodle-2' },
    [claim('tool_platform')]: {
      product_family_code: 'moodle',
      guid: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
    [claim('custom')]: {
      app: 'cells',
      plain: 'x=y',
      context_id_history: '',
      context_memberships_url: expect.stringContaining('/bindings/'),
    },
    [gradesClaim]: {
      lineitems: `${url}/moodle/mod/lti/services.php/101/lineitems?type_id=${typeId}`,
      lineitem: expect.stringMatching(/\/101\/lineitems\/\d+\/lineitem\?type_id=\d+$/),
    },
    [membershipsClaim]: { service_versions: ['1.0', '2.0'] },
  })
})

test('an administrator is three things', async () => {
  await choose([{ type: 'ltiResourceLink', title: 'For the admin' }])
  const claims = await launch(await linkTo('For the admin'), { as: 'priya-raman' })
  expect(claims[claim('roles')]).toHaveLength(3)
  expect(claims).toMatchObject({
    [gradesClaim]: { lineitem: '' },
    [claim('lis')]: { person_sourcedid: 'A-0001' },
  })
})

test('whoever asked for no names gets none', async () => {
  const silent = await registerInMoodle(playground, tool, {}, { claims: ['iss', 'sub'] })
  const path = `/moodle/courses/101/tools/${silent.typeId}/choose`
  const answer = await readForm(await answerTo(await playground.login(path, { module })))
  const claims = JSON.parse(
    Buffer.from(answer.fields['id_token']?.split('.')[1] ?? '', 'base64url').toString(),
  )
  expect(claims[claim('ext')]).toEqual({ lms: 'moodle-2' })
  for (const name of ['name', 'given_name', 'family_name', 'email']) expect(claims).not.toHaveProperty(name)
})

test('a copied course has new ids, and only its context tells where it came from', async () => {
  await choose([{ type: 'ltiResourceLink', title: 'Travels along' }])
  const first = await launch(await linkTo('Travels along'))
  const made = await fetch(`${url}/moodle/courses/101/copy?as=elena-rivera`, { method: 'POST' })
  const id = new URL(made.url).pathname.split('/').at(-1) ?? ''
  const copy = await launch(await linkTo('Travels along', id))
  expect(Object(copy[claim('resource_link')]).id).not.toBe(Object(first[claim('resource_link')]).id)
  expect(copy[claim('custom')]).toMatchObject({ context_id_history: '101' })
})

test('a column is named after its activity, and a teacher reviews from it', async () => {
  const lineItem = { scoreMaximum: 5, label: 'Lost name', submissionReview: { custom: { review: 'yes' } } }
  await choose([{ type: 'ltiResourceLink', title: 'Essay', lineItem }])
  const grades = await (await playground.get('/moodle/courses/101/grades?as=elena-rivera')).text()
  expect(grades).toContain('Essay (5)')
  expect(grades).not.toContain('Lost name')
  const review = /href="([^"]*)"\s+aria-label="Review Essay of Amara Diallo"/.exec(grades)?.[1] ?? ''
  const { pathname, searchParams } = new URL(review.replaceAll('&#38;', '&'), url)
  expect(await launch(pathname, Object.fromEntries(searchParams))).toMatchObject({
    [claim('message_type')]: 'LtiSubmissionReviewRequest',
    [claim('for_user')]: { user_id: '3101' },
    [claim('custom')]: { review: 'yes' },
  })
})

const told: [string, Record<string, string | undefined>, object][] = [
  ['another person', { login_hint: '1' }, { error: 'access_denied' }],
  ['another client', { client_id: 'nobody' }, { error: 'unauthorized_client' }],
  [
    'no response mode',
    { response_mode: undefined },
    { error: 'invalid_request', error_description: 'Invalid response_mode' },
  ],
  ['a prompt', { prompt: 'login' }, { error_description: 'Invalid prompt' }],
  ['no state', { state: undefined }, { id_token: expect.any(String), state: '' }],
  ['no prompt', { prompt: undefined }, { id_token: expect.any(String) }],
]
test.each(told)('answers the tool about a request with %s', async (_, overrides, fields) => {
  const login = await playground.login(chooser, { module })
  expect((await readForm(await answerTo(login, overrides))).fields).toMatchObject(fields)
})

test.each<[string, Record<string, string | undefined>]>([
  ['no hint', { lti_message_hint: undefined }],
  ['a hint that is no JSON', { lti_message_hint: 'x' }],
  ['an address that is not registered', { redirect_uri: 'http://localhost:3999/other' }],
  ['no nonce', { nonce: undefined }],
  ['another scope', { scope: 'openid email' }],
])('shows a page of its own to a request with %s', async (_, overrides) => {
  const login = await playground.login(chooser, { module })
  const answer = await answerTo(login, overrides)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('<form')
})
