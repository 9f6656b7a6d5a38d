import { expect, test } from 'vitest'
import { mayOpen } from './app/tool-addresses.ts'
import { appWithoutPackage } from './app/teams-app.ts'
import { filledAddress } from './host/teams-context.ts'
import { readAppIdUri, requireLoopback, type TeamsOptions } from './teams-options.ts'

const options: TeamsOptions = {
  tabUrl: 'http://localhost:3000/teams/tab?theme={app.theme}',
  configUrl: 'http://localhost:3000/teams/config',
  redirectUri: 'http://localhost:3000/teams/signed-in',
  notificationUrl: 'http://localhost:3000/teams/notifications',
  appIdUri: 'api://tool.example/99999999-dddd-4ddd-8ddd-999999999999',
}

test('an Application ID URI says whose it is, or is refused with an example', () => {
  expect(readAppIdUri(options.appIdUri)).toEqual({
    host: 'tool.example',
    clientId: '99999999-dddd-4ddd-8ddd-999999999999',
  })
  expect(() => readAppIdUri('api://tool.example')).toThrow('api://<host>/<client id>')
})

test.each(['https://tool.example/', 'http://localhost.evil.example/', 'http://10.0.0.1/'])(
  'nothing is ever sent to %s',
  (address) => expect(() => requireLoopback(address)).toThrow('this machine alone'),
)

test('before a package is uploaded the app has its public addresses already', () => {
  expect(appWithoutPackage('Lectern', options)).toMatchObject({
    personalTabs: [
      {
        contentUrl: 'https://tool.example/teams/tab?theme={app.theme}',
        websiteUrl: 'https://tool.example/teams/tab',
      },
    ],
    configurationUrl: 'https://tool.example/teams/config',
  })
})

test.each([
  ['https://tool.example/x', true],
  ['https://a.apps.example/x', true],
  ['https://a.b.apps.example/x', false],
  ['https://apps.example/x', false],
  ['http://tool.example/x', false],
  ['https://elsewhere.example/x', false],
  ['nonsense', false],
])('%s may be opened: %s', (address, expected) => {
  const app = { ...appWithoutPackage('Lectern', options), validDomains: ['tool.example', '*.apps.example'] }
  expect(mayOpen(app, address)).toBe(expected)
})

test('fills in what an address asks for by old names and new ones, and leaves out what is unknown', () => {
  const context = { theme: 'dark', entityId: 'a b', userObjectId: 'oid' }
  expect(
    filledAddress(
      'https://t.example/?t={app.theme}&o={theme}&p={page.id}&u={userObjectId}&g={team.groupId}',
      context,
    ),
  ).toBe('https://t.example/?t=dark&o=dark&p=a%20b&u=oid&g=')
})
