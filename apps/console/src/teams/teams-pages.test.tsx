import { expect, test, vi } from 'vitest'
import { problem } from '../testing/fake-api.ts'
import { address, field, fill, press, pressable, renderConsole, sees } from '../testing/render-console.tsx'
import { aSession, aList } from '../testing/samples.ts'
import {
  aTeamsInstallation,
  aTeamsSummary,
  organizationRead,
  someTeamsDetails,
} from '../testing/teams-samples.ts'

const installation = aTeamsInstallation()
const path = `/installations/${installation.id}`
const page = `${path}/teams`
const routes = {
  'GET /session': aSession,
  'GET /installations': () => aList([installation]),
  [`GET ${path}`]: () => installation,
  [`GET ${page}`]: () => someTeamsDetails(),
}
const confirmed = () =>
  someTeamsDetails({
    admission: { confirmedAt: '2026-11-20T10:00:00Z', tenantName: 'Lakeside', refusal: null },
  })

const fillRegistration = async () => {
  await fill('Application (client) ID', aTeamsSummary.clientId)
  await fill('Directory (tenant) ID', ` ${aTeamsSummary.tenantId} `)
  await fill('Client secret', 'secret')
  await fill('Website', aTeamsSummary.websiteUrl)
  await fill('Privacy', aTeamsSummary.privacyUrl)
  await fill('Terms of use', aTeamsSummary.termsUrl)
}
const { features: _features, clientId, tenantId, ...pages } = aTeamsSummary

test('an app is added with what was typed, and its page comes next', async () => {
  const requests = renderConsole('/installations', {
    ...routes,
    'POST /installations/teams': () => installation,
  })
  await press('Add Microsoft Teams')
  await fillRegistration()
  await fill('The secret ends on', '2027-06-30')
  await press('Add Microsoft Teams')
  await sees('Does it work?')
  expect(address()).toBe(`/console${path}`)
  expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({
    name: 'Microsoft Teams',
    clientId,
    tenantId,
    clientSecret: 'secret',
    secretExpiresOn: '2027-06-30',
    ...pages,
  })
})

test('a wrong value says so beside its field', async () => {
  renderConsole('/installations/new/teams', {
    ...routes,
    'POST /installations/teams': () =>
      problem(400, 'request.invalid', 'tenantId: wrong', {
        errors: [{ path: 'tenantId', message: 'Copy the ID as Entra shows it.' }],
      }),
  })
  await fillRegistration()
  await press('Add Microsoft Teams')
  await sees('Copy the ID as Entra shows it.')
  expect((await field('Directory (tenant) ID')).getAttribute('aria-invalid')).toBe('true')
})

test('the page has the script and every value to copy, and the package to download', async () => {
  renderConsole(path, routes)
  await sees('az ad app show')
  for (const label of [
    'Script for Azure Cloud Shell (bash)',
    'Redirect URI for signing in',
    'Redirect URI for the consent',
    'Application ID URI',
    'Scope',
    'requestedAccessTokenVersion',
    'Teams in a browser',
  ])
    await pressable(`Copy ${label}`)
  const link = await pressable('Download the app package')
  expect(link.getAttribute('href')).toBe('https://lectern.example/teams/app.zip?installation=1')
})

test('permissions say what they are for, and which were granted', async () => {
  renderConsole(path, routes)
  await sees(/Organization\.Read\.All.*Confirming the tenant.*Missing/)
  await sees(/EduRoster\.ReadBasic.*Own classes and teams.*Shows in use/)
})

test('an administrator goes to Microsoft and comes back to what came of it', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  renderConsole(`${path}?teams=refused`, {
    ...routes,
    [`GET ${page}`]: () =>
      someTeamsDetails({
        admission: {
          confirmedAt: null,
          tenantName: null,
          refusal: {
            at: '2026-11-20T10:00:00Z',
            code: 'teams.consent-declined',
            message: 'Nobody agreed.',
            reference: 'K7QW-3MXD',
          },
        },
      }),
    [`POST ${page}/consent`]: () => ({ url: 'https://login.example/' }),
  })
  await sees('The consent came to nothing')
  await sees('Nobody agreed.')
  await press('Consent at Microsoft')
  await expect.poll(() => open.mock.calls).toEqual([['https://login.example/', '_self']])
})

test('Microsoft is asked on demand, and what it refuses is shown', async () => {
  const requests = renderConsole(path, {
    ...routes,
    [`POST ${page}/confirm`]: () => problem(403, 'teams.app-not-in-tenant', 'Nobody consented yet.'),
  })
  await press('Ask Microsoft now')
  await sees('Nobody consented yet.')
  expect(requests.some((request) => request.path === `${page}/confirm`)).toBe(true)
})

test('giving back says what it does, asks first, and then tells how it ends at Microsoft', async () => {
  const requests = renderConsole(path, {
    ...routes,
    [`GET ${page}`]: confirmed,
    [`DELETE ${page}/access`]: () => someTeamsDetails(),
  })
  await sees('Microsoft confirms Lakeside')
  await press('Give access back')
  await sees('what was kept for them is deleted')
  expect(requests.some(({ method }) => method === 'DELETE')).toBe(false)
  await press('Give back')
  await sees('Lectern does nothing without people in this tenant any more')
  await sees('az ad sp delete')
})

test('a feature is switched by one press, and says which of its permissions is missing', async () => {
  const withRoster = aTeamsInstallation({ teams: { ...aTeamsSummary, features: ['roster'] } })
  const missing = { ...organizationRead, use: 'roster' as const, name: 'EduRoster.Read.All' }
  const requests = renderConsole(path, {
    ...routes,
    [`GET ${path}`]: () => withRoster,
    [`GET ${page}`]: () => someTeamsDetails({ permissions: [missing] }),
    [`PUT ${path}/features`]: () => withRoster,
  })
  const sent = () => requests.filter(({ method }) => method === 'PUT').map(({ body }) => body)
  await sees('Not granted yet: EduRoster.Read.All')
  await press('Switch on: Notifications')
  await expect.poll(sent).toEqual([{ feature: 'notifications', enabled: true }])
  await press('Switch off: Class lists')
  await sees('The class lists that were read from Microsoft are deleted')
  await press('Switch off and delete')
  await expect.poll(sent).toContainEqual({ feature: 'roster', enabled: false })
})

test('a changed value is sent without the secret that nobody typed', async () => {
  const requests = renderConsole(path, { ...routes, [`PUT ${page}`]: () => someTeamsDetails() })
  await fill('Privacy', 'https://lakeside.example/new')
  await press('Save changes')
  await sees('Saved.')
  expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({
    name: 'Our Teams',
    ...pages,
    privacyUrl: 'https://lakeside.example/new',
  })
})

test('the list calls it by its name, and says when a consent came back to the wrong session', async () => {
  renderConsole('/installations?teams=foreign', routes)
  await sees('Microsoft Teams')
  await sees('began in another session')
})
