import { expect, test } from 'vitest'
import { problem } from '../testing/fake-api.ts'
import { address, field, fill, press, renderConsole, sees } from '../testing/render-console.tsx'
import { anInstallation, aRegistration, aSession, aList } from '../testing/samples.ts'

const pending = anInstallation({
  lti: {
    ...aRegistration,
    deployments: [
      {
        deploymentId: '7:2bdd',
        status: 'pending',
        firstSeenAt: '2026-11-02T10:00:00Z',
        code: null,
        replaces: null,
        migrationProblem: null,
      },
    ],
    features: [],
  },
})
const working = anInstallation({
  id: '20000000-0000-4000-8000-000000000002',
  name: 'Eastside Moodle',
  lastAccepted: '2026-11-02T10:00:00Z',
})
const path = `/installations/${pending.id}`

const routes = {
  'GET /session': aSession,
  'GET /installations': () => aList([pending, working]),
  [`GET ${path}`]: () => pending,
}

test('the list shows the installations that the address asks for', async () => {
  renderConsole('/installations?show=pending', routes)
  await sees('Fairview Canvas')
  expect(document.body.textContent).not.toMatch('Eastside Moodle')
  await press('All (2)')
  await sees('Eastside Moodle')
  expect(address()).toBe('/console/installations')
})

test('a waiting deployment is approved with one press', async () => {
  const requests = renderConsole(path, { ...routes, [`PUT ${path}/deployments`]: () => pending })
  await press('Approve deployment 7:2bdd')
  await expect
    .poll(() => requests.find(({ method }) => method === 'PUT')?.body)
    .toEqual({ deploymentId: '7:2bdd', status: 'active' })
})

test('what waits is approved by the code that its page shows, which a wrong one does not', async () => {
  let known = false
  const requests = renderConsole(path, {
    ...routes,
    'POST /installations/deployment-claims': () =>
      known ? pending : problem(404, 'installation.code-unknown', 'No launch waits under this code.'),
  })
  await fill('Approval code', 'K7QM-4XRE')
  await press('Approve by code')
  await sees('No launch waits under this code.')
  known = true
  await fill('Approval code', 'K7QM-4XRD')
  await press('Approve by code')
  await sees('Approved. The next launch goes through.')
  expect(requests.findLast(({ method }) => method === 'POST')?.body).toEqual({ code: 'K7QM-4XRD' })
})

test('blocking says what it does and asks first', async () => {
  const requests = renderConsole(path, { ...routes, [`PUT ${path}/deployments`]: () => pending })
  await press('Block deployment 7:2bdd')
  await sees('Every launch from deployment 7:2bdd will be refused')
  expect(requests.some(({ method }) => method === 'PUT')).toBe(false)
  await press('Block')
  await expect
    .poll(() => requests.find(({ method }) => method === 'PUT')?.body)
    .toEqual({ deploymentId: '7:2bdd', status: 'blocked' })
})

test('an installation of LTI 1.1 says so in the list, and is switched on with one press', async () => {
  const old = anInstallation({
    name: 'Old Sakai',
    lti: null,
    lti1p1: { consumerKey: 'lectern-1', enabled: false, features: [] },
  })
  const requests = renderConsole('/installations', {
    ...routes,
    'GET /installations': () => aList([old]),
    [`GET ${path}`]: () => old,
    [`PUT ${path}/lti-1p1`]: () => old,
  })
  await sees('LTI 1.1')
  await press('Old Sakai')
  await sees('lectern-1')
  await press('Switch LTI 1.1 on')
  await expect.poll(() => requests.find(({ method }) => method === 'PUT')?.body).toEqual({ enabled: true })
})

test('the form of a known platform comes filled in and is sent with what was typed', async () => {
  const requests = renderConsole('/installations/new', { ...routes, 'POST /installations': () => pending })
  await fill('Client ID', '10000000000123')
  await press('Add this platform')
  await sees('Does it work?')
  expect(address()).toBe(`/console${path}`)
  expect(requests.find(({ method }) => method === 'POST')?.body).toMatchObject({
    profile: 'canvas',
    name: 'Canvas',
    clientId: '10000000000123',
    jwksUri: 'https://sso.canvaslms.com/api/lti/security/jwks',
  })
})

test('a refused field says so beside itself', async () => {
  renderConsole('/installations/new', {
    ...routes,
    'POST /installations': () =>
      problem(400, 'request.invalid', 'clientId: taken', {
        errors: [{ path: 'clientId', message: 'This client ID is already installed.' }],
      }),
  })
  await fill('Client ID', '1')
  await press('Add this platform')
  await sees('This client ID is already installed.')
  const clientId = await field('Client ID')
  expect(clientId.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(clientId.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
    'already installed',
  )
})

test('a link with which the platform registers itself asks for the chosen features and can be copied', async () => {
  const requests = renderConsole('/installations/new', {
    ...routes,
    'POST /installations/registration-links': () => ({
      url: 'https://lectern.example/lti/register?link=once',
    }),
  })
  await press('The short way: let the platform register itself')
  await fill('Name of this installation', 'Eastside Canvas')
  for (const feature of ['Copied courses', 'Class lists', 'Copied courses']) (await field(feature)).click()
  await press('Make a registration link')
  await sees('https://lectern.example/lti/register?link=once')
  expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({
    name: 'Eastside Canvas',
    features: ['roster'],
  })
})
