import { expect, test, vi } from 'vitest'
import { problem } from '../testing/fake-api.ts'
import {
  aGoogleInstallation,
  aGoogleSummary,
  aWorkingGrant,
  someGoogleDetails,
} from '../testing/google-samples.ts'
import { address, field, fill, press, pressable, renderConsole, sees } from '../testing/render-console.tsx'
import { aSession, aList } from '../testing/samples.ts'

const installation = aGoogleInstallation()
const path = `/installations/${installation.id}`
const page = `${path}/google-classroom`
const noUnits = { readAt: null, isBeingRead: false, message: null, units: [] }
const routes = {
  'GET /session': aSession,
  'GET /installations': () => aList([installation]),
  [`GET ${path}`]: () => installation,
  [`GET ${page}`]: () => someGoogleDetails(),
  [`GET ${path}/org-units`]: () => noUnits,
}
const granted = { [`GET ${page}`]: () => someGoogleDetails({ administrators: [aWorkingGrant] }) }

test('an add-on is added with what was typed, and its page comes next', async () => {
  const requests = renderConsole('/installations', {
    ...routes,
    'POST /installations/google-classroom': () => installation,
  })
  await press('Add Google Classroom')
  await fill('Client ID', '123.apps.googleusercontent.com')
  await fill('Client secret', 'secret')
  await fill('Workspace domains', 'lakeside.example students.lakeside.example,')
  await press('Add Google Classroom')
  await sees('Does it work?')
  expect(address()).toBe(`/console${path}`)
  expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({
    name: 'Google Classroom',
    clientId: '123.apps.googleusercontent.com',
    clientSecret: 'secret',
    hostedDomains: ['lakeside.example', 'students.lakeside.example'],
    applicationId: null,
    pubsubTopic: null,
    pushServiceAccount: null,
  })
})

test('one wrong domain of several says so beside their field', async () => {
  renderConsole('/installations/new/google-classroom', {
    ...routes,
    'POST /installations/google-classroom': () =>
      problem(400, 'request.invalid', 'hostedDomains.1: wrong', {
        errors: [{ path: 'hostedDomains.1', message: 'Write a domain as lakeside.example.' }],
      }),
  })
  await fill('Client ID', '123')
  await fill('Client secret', 'secret')
  await fill('Workspace domains', 'lakeside.example, https://')
  await press('Add Google Classroom')
  await sees('Write a domain as lakeside.example.')
  expect((await field('Workspace domains')).getAttribute('aria-invalid')).toBe('true')
})

test('the page has every value to copy, and says what differs for a public project', async () => {
  renderConsole(path, routes)
  await sees('https://lectern.example/google-classroom/oauth/callback')
  for (const label of ['Attachment Setup URI', 'Allowed Attachment URI Prefix', 'Link Upgrade URI'])
    await pressable(`Copy ${label}`)
  await sees('Under Audience choose Internal')
  await press('For everybody, unlisted')
  await sees('Under Audience choose External')
  expect(address()).toBe(`/console${path}?project=public`)
})

test('counts of people are shown as disclosure control lets them through', async () => {
  renderConsole(path, routes)
  await sees('31')
  await sees(/fewer than 10/i)
})

test('an administrator goes to Google and comes back to what came of it', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  renderConsole(`${path}?google=refused`, {
    ...routes,
    [`GET ${page}`]: () =>
      someGoogleDetails({
        administratorRefusal: {
          at: '2026-11-20T10:00:00Z',
          code: 'classroom.scope-refused',
          message: 'Leave all ticked.',
          reference: 'K7QW-3MXD',
        },
      }),
    [`POST ${page}/sign-in`]: () => ({ url: 'https://accounts.example/' }),
  })
  await sees('The sign-in came to nothing')
  await sees('Leave all ticked.')
  await press('Sign in as administrator')
  await expect.poll(() => open.mock.calls).toEqual([['https://accounts.example/', '_self']])
})

test('what Google says of each domain is shown once an administrator granted it', async () => {
  const requests = renderConsole(path, routes)
  await sees('Lectern can ask Google whether it is installed once')
  expect(requests.some((request) => request.path.endsWith('install-state'))).toBe(false)
  document.body.replaceChildren()
  renderConsole(path, {
    ...routes,
    ...granted,
    [`GET ${page}/install-state`]: () => ({
      domains: [{ domain: 'lakeside.example', state: 'not-installed', problem: null }],
    }),
  })
  await sees('Not installed')
})

test('organizational units are read on demand, and shown with how many came', async () => {
  const unit = { path: '/Staff', name: 'Staff', active: { value: 120 }, seen: { fewerThan: 10 } }
  const requests = renderConsole(path, {
    ...routes,
    [`POST ${path}/org-units/refresh`]: () => ({
      ...noUnits,
      readAt: '2026-11-20T10:00:00Z',
      units: [unit],
    }),
  })
  await press('Read the units now')
  await sees('/Staff')
  await sees('120 people')
  expect(requests.some((request) => request.path.endsWith('/org-units/refresh'))).toBe(true)
})

test('withdrawing says what it does and asks first', async () => {
  const requests = renderConsole(path, {
    ...routes,
    ...granted,
    [`GET ${page}/install-state`]: () => ({ domains: [] }),
    [`DELETE ${page}/grants`]: () => ({ withdrawn: 1, notTold: 1 }),
  })
  await press('Withdraw access')
  await sees('given back to Google')
  expect(requests.some(({ method }) => method === 'DELETE')).toBe(false)
  await press('Withdraw')
  await sees('One access was withdrawn. Google could not be told')
})

test('a feature is switched by one press, and class lists are deleted only after a second', async () => {
  const withRoster = aGoogleInstallation({ google: { ...aGoogleSummary, features: ['roster'] } })
  const requests = renderConsole(path, {
    ...routes,
    [`GET ${path}`]: () => withRoster,
    [`PUT ${path}/features`]: () => withRoster,
  })
  const sent = () => requests.filter(({ method }) => method === 'PUT').map(({ body }) => body)
  await press('Switch on: Links in classes')
  await expect.poll(sent).toEqual([{ feature: 'course-links', enabled: true }])
  await press('Switch off: Class lists')
  await sees('The class lists that were read from Google Classroom are deleted')
  expect(sent()).toHaveLength(1)
  await press('Switch off and delete')
  await expect.poll(sent).toContainEqual({ feature: 'roster', enabled: false })
})

test('a changed value is sent without the secret that nobody typed', async () => {
  const requests = renderConsole(path, { ...routes, [`PUT ${page}`]: () => someGoogleDetails() })
  await fill('Application ID of the Marketplace app', '42')
  await press('Save changes')
  await sees('Saved.')
  expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({
    name: 'Our Classroom',
    hostedDomains: ['lakeside.example'],
    applicationId: '42',
    pubsubTopic: null,
    pushServiceAccount: null,
  })
})

test('the list calls it by its name, and says when a sign-in came back to the wrong session', async () => {
  renderConsole('/installations?google=foreign', routes)
  await sees('Google Classroom')
  await sees('began in another session')
})
