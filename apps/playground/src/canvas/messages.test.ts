import { decodeJwt, type JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import { claim, role } from '../platform/claim-names.ts'
import { lineItemType } from '../platform/services/line-items.ts'
import {
  eulaClaim,
  gradesClaim,
  membershipsClaim,
  noticesClaim,
} from '../platform/services/service-claims.ts'
import { serviceScopes } from '../platform/services/service-scopes.ts'
import { aPlayground, courseTool, type TestPlayground } from '../testing/a-playground.ts'
import { aSigningTool } from '../testing/a-signing-tool.ts'
import { callService, tokenFor } from '../testing/service-calls.ts'

const tool = await aSigningTool()
const link = {
  courseId: '101',
  moduleTitle: 'Unit 1 · Cells',
  title: 'Cell explorer',
  custom: { app: 'cells' },
}
const playground = await aPlayground({ tool: tool.registered, links: [link] })
const { canvas, url } = playground
const amara = '0c4b7e2d-95f8-4d1a-8e63-b7a2f1d06c11'
const accountTool = '/canvas/accounts/1/external_tools/7'

async function launch(path: string, query?: object, at: TestPlayground = playground): Promise<JWTPayload> {
  const answer = await at.authorize(await at.login(path, { ...query }))
  return decodeJwt(answer.fields['id_token'] ?? '')
}

/** The addresses that a page leads to, as a person would find them. */
async function linkOn(page: string, text: string): Promise<string> {
  const markup = await (await playground.get(page)).text()
  const href = [...markup.matchAll(/<a[^>]*href="([^"]*)"[^>]*>([^<]*)</g)].find(([anchor]) =>
    anchor.includes(text),
  )
  return (href?.[1] ?? '').replaceAll('&#38;', '&')
}
const follow = (address: string): Promise<JWTPayload> => {
  const { pathname, searchParams } = new URL(address, url)
  return launch(pathname, Object.fromEntries(searchParams))
}

test('a course launch offers grades, roster and notices, and an account launch notices alone', async () => {
  const inCourse = await launch(courseTool)
  expect(inCourse).toMatchObject({
    [gradesClaim]: {
      lineitems: `${url}/api/lti/courses/101/line_items`,
      scope: expect.arrayContaining([serviceScopes.scores, serviceScopes.lineItems]),
    },
    [membershipsClaim]: {
      context_memberships_url: `${url}/api/lti/courses/101/names_and_roles`,
      service_versions: ['2.0'],
    },
    [noticesClaim]: { service_versions: ['1.0'] },
  })
  expect(inCourse[gradesClaim]).not.toHaveProperty('lineitem')
  const inAccount = await launch(accountTool, { as: 'priya-raman' })
  expect(inAccount).toHaveProperty([noticesClaim])
  for (const name of [gradesClaim, membershipsClaim]) expect(inAccount).not.toHaveProperty([name])
})

test('a launch offers what the tool’s key has scopes for, and nothing else', async () => {
  const few = await aPlayground({ tool: { ...tool.registered, scopes: [serviceScopes.results] } })
  const claims = await launch(courseTool, {}, few)
  expect(claims[gradesClaim]).toMatchObject({ scope: [serviceScopes.results] })
  for (const name of [membershipsClaim, noticesClaim]) expect(claims).not.toHaveProperty([name])
  const none = await aPlayground({ tool: { ...tool.registered, scopes: [] } })
  expect(await launch(courseTool, {}, none)).not.toHaveProperty([gradesClaim])
})

test('without the tool’s keys nothing is offered, since nobody could call', async () => {
  const claims = await launch(courseTool, {}, await aPlayground())
  for (const name of [gradesClaim, membershipsClaim, noticesClaim]) expect(claims).not.toHaveProperty([name])
})

test('a teacher reviews a student’s work from the gradebook', async () => {
  const modules = await (await playground.get('/canvas/courses/101/modules?as=elena-rivera')).text()
  const path = /\/canvas\/courses\/101\/modules\/items\/\d+/.exec(modules)?.[0] ?? ''
  const opened = await launch(path)
  const { id: resourceLinkId } = Object(opened[claim('resource_link')])
  const submissionReview = { url: 'http://localhost:3999/lti/launch?review', custom: { from: 'review' } }
  await callService(`${url}/api/lti/courses/101/line_items`, {
    method: 'POST',
    token: await tokenFor(canvas, tool, serviceScopes.lineItems),
    type: lineItemType,
    body: { label: 'Cells quiz', scoreMaximum: 10, resourceLinkId, submissionReview },
  })
  const review = await linkOn(
    '/canvas/courses/101/grades?as=elena-rivera',
    'Review Cells quiz of Amara Diallo',
  )
  const claims = await follow(review)
  expect(claims).toMatchObject({
    [claim('message_type')]: 'LtiSubmissionReviewRequest',
    [claim('target_link_uri')]: submissionReview.url,
    [claim('for_user')]: {
      user_id: amara,
      name: 'Amara Diallo',
      email: 'amara.diallo@students.fairview.example',
      roles: expect.arrayContaining([role.context('Learner')]),
    },
    [claim('resource_link')]: { id: resourceLinkId },
    [claim('custom')]: { app: 'cells', from: 'review' },
    [gradesClaim]: { lineitem: expect.stringContaining('/line_items/') },
  })
  expect(claims).not.toHaveProperty('https://www.instructure.com/placement')
  expect((await launch(path))[gradesClaim]).toHaveProperty('lineitem')
})

test('nobody reviews what is not there, and no student reviews', async () => {
  const status = async (query: string): Promise<number> =>
    (await playground.get(`/canvas/courses/101/gradebook/speed_grader?${query}`)).status
  expect(await status('as=elena-rivera&line_item=99&student=amara-diallo')).toBe(404)
  expect(await status('as=elena-rivera')).toBe(404)
  expect(await status('as=amara-diallo&line_item=1&student=amara-diallo')).toBe(403)
})

test('an administrator asks for a person’s data, outside of any course', async () => {
  const page = '/canvas/accounts/1/users?as=priya-raman'
  const claims = await follow(await linkOn(page, 'Data about Amara Diallo'))
  expect(claims).toMatchObject({
    [claim('message_type')]: 'LtiDataPrivacyLaunchRequest',
    [claim('for_user')]: { user_id: amara },
    [claim('roles')]: [role.institution('Administrator'), role.system('User')],
  })
  for (const name of ['context', 'resource_link']) expect(claims).not.toHaveProperty([claim(name)])
  const asTeacher = '/canvas/accounts/1/users/amara-diallo/data_privacy?as=elena-rivera'
  expect((await playground.get(asTeacher)).status).toBe(403)
  const nobody = '/canvas/accounts/1/users/nobody/data_privacy?as=priya-raman'
  expect((await playground.get(nobody)).status).toBe(404)
})

test('a teacher opens the tool for the course as such', async () => {
  const claims = await follow(
    await linkOn('/canvas/courses/101/settings?as=elena-rivera', 'Lectern for this course'),
  )
  expect(claims).toMatchObject({
    [claim('message_type')]: 'LtiContextLaunchRequest',
    [claim('context')]: { title: 'Biology 9' },
  })
  expect(claims).not.toHaveProperty([claim('resource_link')])
})

test('somebody accepts the terms, the tool reports it, and the administrator reads it', async () => {
  const claims = await follow(
    await linkOn('/canvas/courses/101/settings?as=elena-rivera', 'Terms of Lectern'),
  )
  expect(claims).toMatchObject({
    [claim('message_type')]: 'LtiEulaRequest',
    [eulaClaim]: { scope: [serviceScopes.eulaUser, serviceScopes.eulaDeployment] },
    [claim('launch_presentation')]: { return_url: expect.stringContaining('external_tool_redirect') },
  })
  const service: string = Object(claims[eulaClaim]).url
  const token = await tokenFor(canvas, tool, serviceScopes.eulaUser, serviceScopes.eulaDeployment)
  const call = (rest: string, method: string, body?: object, bearer = token): Promise<Response> =>
    callService(`${service}/${rest}`, { method, token: bearer, type: 'application/json', body })
  const acceptance = { userId: claims.sub, accepted: true, timestamp: '2026-11-26T09:00:00.000Z' }
  const accepted = await call('user', 'POST', acceptance)
  expect(accepted.status).toBe(201)
  expect(await accepted.json()).toEqual(acceptance)
  const settings = async (): Promise<string> =>
    (await playground.get('/canvas/accounts/1/settings?as=priya-raman')).text()
  expect(await settings()).toMatch(/Elena Rivera\s+<span class="quiet">accepted/)

  expect((await call('user', 'POST', acceptance)).status).toBe(409)
  expect((await call('user', 'POST', { ...acceptance, userId: 'nobody' })).status).toBe(404)
  expect((await call('user', 'POST', { ...acceptance, timestamp: 'soon' })).status).toBe(400)
  expect((await call('user', 'POST', acceptance, 'invented')).status).toBe(401)
  const required = await call('deployment', 'PUT', { eulaRequired: true })
  expect(await required.json()).toEqual({ eulaRequired: true })
  expect((await call('deployment', 'PUT', {})).status).toBe(400)
  expect((await call('user', 'DELETE')).status).toBe(204)
  expect(await settings()).toContain('Nobody has accepted them yet')
})

test('the district’s colours stand where the launch says', async () => {
  const { brand_config_url: address } = Object((await launch(courseTool))[claim('custom')])
  const brand = await fetch(address)
  expect(brand.headers.get('content-type')).toContain('application/json')
  expect(await brand.json()).toMatchObject({
    'ic-brand-primary': expect.stringMatching(/^#[0-9A-F]{6}$/),
    'ic-brand-button--primary-bgd': expect.any(String),
    'ic-brand-global-nav-bgd': expect.any(String),
  })
})

test('Canvas shows what a tool says at the end of a visit', async () => {
  const back = '/canvas/courses/101/external_content/success/external_tool_redirect?as=elena-rivera'
  const returned = await (await playground.get(`${back}&lti_msg=Saved&lti_errormsg=One+is+missing`)).text()
  expect(returned).toContain('/assets/returned.js')
  const course = /id="back"\s+href="([^"]*)"/.exec(returned)?.[1]?.replaceAll('&#38;', '&') ?? ''
  const shown = await (await playground.get(course)).text()
  expect(shown).toContain('Message from external tool: Saved')
  expect(shown).toContain('Error message from external tool: One is missing')
})
