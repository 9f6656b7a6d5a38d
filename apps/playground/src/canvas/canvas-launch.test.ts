import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import { claim, role } from '../platform/claim-names.ts'
import { aPlayground, courseTool, tool, type TestPlayground } from '../testing/a-playground.ts'
import type { ModuleLink } from '../district/module-links.ts'

const link: ModuleLink = {
  courseId: '101',
  moduleTitle: 'Unit 1 · Cells',
  title: 'Cell explorer',
  custom: { app: 'cell-explorer' },
}
const playground = await aPlayground({ links: [link] })

async function claimsOf(
  path: string,
  query?: Record<string, string>,
  at: TestPlayground = playground,
): Promise<JWTPayload> {
  const answer = await at.authorize(await at.login(path, query))
  const { payload } = await jwtVerify(
    answer.fields['id_token'] ?? '',
    createRemoteJWKSet(new URL(at.canvas.jwksUri)),
    { issuer: at.canvas.issuer, audience: at.canvas.clientId, algorithms: ['RS256'] },
  )
  return payload
}

test('the login initiation carries Canvas’ parameters', async () => {
  const login = await playground.login(courseTool)
  expect(login.action).toBe(tool.loginUrl)
  expect(login.fields).toEqual({
    iss: playground.url,
    login_hint: expect.stringMatching(/^[0-9a-f]{40}$/),
    client_id: '10000000000007',
    deployment_id: playground.canvas.deploymentId,
    lti_deployment_id: playground.canvas.deploymentId,
    target_link_uri: tool.launchUrl,
    lti_message_hint: expect.stringMatching(/^ey/),
    canvas_region: 'not_configured',
    canvas_environment: 'prod',
    lti_storage_target: 'post_message_forwarding',
  })
})

test('a teacher’s navigation launch verifies against the key set and has Canvas’ claims and oddities', async () => {
  const claims = await claimsOf(courseTool)
  expect(claims).toMatchObject({
    azp: '10000000000007',
    nonce: 'nonce-of-the-tool',
    locale: 'en',
    name: 'Elena Rivera',
    email: 'elena.rivera@fairview.example',
    [claim('message_type')]: 'LtiResourceLinkRequest',
    [claim('version')]: '1.3.0',
    [claim('deployment_id')]: playground.canvas.deploymentId,
    [claim('target_link_uri')]: tool.launchUrl,
    [claim('roles')]: [role.institution('Instructor'), role.context('Instructor'), role.system('User')],
    [claim('context')]: { title: 'Biology 9', label: 'BIO-9-02', validation_context: null },
    [claim('tool_platform')]: { product_family_code: 'canvas', version: 'cloud' },
    [claim('launch_presentation')]: { document_target: 'iframe', height: null, width: null },
    [claim('lis')]: { person_sourcedid: 'T-1001' },
    [claim('custom')]: { canvas_user_id: 2101, canvas_group_ids: '$Canvas.group.contextIds' },
    'https://www.instructure.com/placement': 'course_navigation',
  })
  expect(Number(claims.exp) - Number(claims.iat)).toBe(3600)
  const { id: contextId } = Object(claims[claim('context')])
  expect(claims[claim('resource_link')]).toMatchObject({ id: contextId, title: null })
})

test('a module link has an id of its own and brings its custom parameters', async () => {
  const modules = await (await playground.get('/canvas/courses/101/modules?as=amara-diallo')).text()
  const path = /\/canvas\/courses\/101\/modules\/items\/\d+/.exec(modules)?.[0] ?? ''
  const claims = await claimsOf(path, { as: 'amara-diallo' })
  expect(claims).toMatchObject({
    [claim('resource_link')]: { title: 'Cell explorer' },
    [claim('custom')]: { app: 'cell-explorer', prefers_high_contrast: 'false' },
    [claim('roles')]: [role.institution('Student'), role.context('Learner'), role.system('User')],
  })
  const { id: contextId } = Object(claims[claim('context')])
  expect(Object(claims[claim('resource_link')]).id).not.toBe(contextId)
})

test('an administrator launches from the account, without any course role', async () => {
  const claims = await claimsOf('/canvas/accounts/1/external_tools/7', { as: 'priya-raman' })
  expect(claims).toMatchObject({
    [claim('context')]: { type: ['Account'] },
    [claim('roles')]: [role.institution('Administrator'), role.system('User')],
    [claim('custom')]: { canvas_course_id: '$Canvas.course.id' },
    'https://www.instructure.com/placement': 'account_navigation',
  })
})

test('Student View launches as Canvas’ test user', async () => {
  const claims = await claimsOf(courseTool, { as: 'test-student' })
  expect(claims[claim('roles')]).toEqual(expect.arrayContaining([role.testUser, role.context('Learner')]))
  expect(claims).not.toHaveProperty('email')
})

test('a new tab is a window without platform storage', async () => {
  const login = await playground.login(courseTool, { target: 'window' })
  expect(login.fields).not.toHaveProperty('lti_storage_target')
  const claims = await claimsOf(courseTool, { target: 'window' })
  expect(claims[claim('launch_presentation')]).toMatchObject({ document_target: 'window' })
})

test('an anonymous tool learns neither name nor e-mail nor SIS id', async () => {
  const anonymous = await aPlayground({ privacyLevel: 'anonymous' })
  const claims = await claimsOf(courseTool, {}, anonymous)
  expect(claims.sub).toBeTruthy()
  for (const name of ['name', 'given_name', 'family_name', 'email', claim('lis')])
    expect(claims).not.toHaveProperty(name)
})

test('a launch leaves a trail that a visitor can read', async () => {
  const launch = '0f8fad5b-d9cb-469f-a165-70867728950e'
  await claimsOf(courseTool, { launch })
  const trail = await (await playground.get(`/launch-trails/${launch}`)).text()
  expect(trail).toContain('Canvas announced the launch')
  expect(trail).toContain('LtiResourceLinkRequest')
})
