import { expect, test } from 'vitest'
import {
  ensureAttachment,
  classroomApi,
  scopesFor,
  accessTokens,
  type FrameOf,
} from '@lectern/google-classroom'
import { aGoogle, addOn, view } from '../../testing/a-google.ts'
import { switchWords } from './switch-words.ts'

const { google, account, browser, fetch } = await aGoogle()
const settings = '/google/settings'
const { grants, classroom } = google.simulated
const elena = account('elena-rivera')
grants.allow(elena.sub, scopesFor('teacher', ['addOn']))
const refreshToken = grants.issueRefreshToken(elena.sub)

const tokens = () =>
  accessTokens({
    client: { ...google.client, redirectUri: addOn.redirectUri },
    fetch,
    readRefreshToken: async () => refreshToken,
    replaceRefreshToken: async () => {},
  })

/** Attaches to a new assignment, as the tool does; nothing waits. */
async function attach(kind = 'student') {
  const course = classroom.world.courses.find(({ id }) => id === '60070101')!
  const item = classroom.addItem(course.id)
  const frame: FrameOf<'discovery'> = {
    kind: 'discovery',
    ...item,
    addOnToken: classroom.addOnToken(item, elena),
  }
  const api = classroomApi({ fetch, tokens: tokens(), random: () => 0, wait: async () => {} })
  const attachment = { title: 'Atlas', teacherView: view('teacher'), studentView: view(kind) }
  return ensureAttachment(api, frame, attachment, { addOnToken: frame.addOnToken })
}

test('every switch stands on the page, and the page sets what was ticked and unsets what was not', async () => {
  const page = await browser().read(settings)
  for (const name of Object.keys(google.switches)) expect(page).toContain(`name="${name}"`)
  expect(switchWords.map(({ name }) => name).sort()).toEqual(Object.keys(google.switches).sort())
  const { post } = browser()
  await post(settings, { popupsBlocked: 'on', tooManyCalls: '3', paging: 'short', notices: 'sideways' })
  expect(google.switches).toMatchObject({
    popupsBlocked: true,
    tooManyCalls: 3,
    paging: 'short',
    notices: 'usual',
    licencesMissing: false,
  })
  await post(settings, { tooManyCalls: 'many', paging: 'full' })
  expect(google.switches).toMatchObject({ popupsBlocked: false, tooManyCalls: 3, paging: 'full' })
  await post(settings, { tooManyCalls: '0' })
  expect(google.switches.tooManyCalls).toBe(0)
})

test.each([
  ['addOnTokensExpired', true, 'classroom.add-on-token-expired'],
  ['licencesMissing', true, 'classroom.licence-missing'],
  ['service', 'ClassroomDisabled', 'classroom.classroom-off'],
  ['service', 'ClassroomApiDisabled', 'classroom.api-off'],
  ['sessionEnded', true, 'classroom.reauthentication-required'],
  ['tooManyCalls', 99, 'classroom.quota'],
] as const)('%s (%s) is what the tool meets as %s', async (name, value, code) => {
  const before = google.switches[name]
  Object.assign(google.switches, { [name]: value })
  await expect(attach()).rejects.toMatchObject({ code })
  Object.assign(google.switches, { [name]: before })
  await expect(attach()).resolves.toBeDefined()
})

test('a few calls too many are waited out, and a grade that is not taken is an error of Google', async () => {
  google.switches.tooManyCalls = 2
  await expect(attach()).resolves.toBeDefined()
  expect(google.switches.tooManyCalls).toBe(0)
  google.switches.gradesFail = true
  const address = 'https://classroom.googleapis.com/v1/courses/1'
  expect((await fetch(address, { method: 'PATCH' })).status).toBe(500)
  expect((await fetch(address, {})).status).toBe(401)
  google.switches.gradesFail = false
})

test('what a person granted is ended there, with or without what was granted being forgotten', async () => {
  const { post } = browser()
  await post(`${settings}/grants`, { sub: elena.sub, action: 'end-tokens' })
  await expect(tokens().current()).rejects.toMatchObject({ code: 'classroom.grant-revoked' })
  expect(grants.grants.has(elena.sub)).toBe(true)
  await post(`${settings}/grants`, { sub: elena.sub, action: 'revoke' })
  expect(grants.grants.has(elena.sub)).toBe(false)
})
