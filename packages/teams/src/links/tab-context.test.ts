import { expect, test } from 'vitest'
import { classIds } from '../testing/index.ts'
import { hostTheme } from './host-theme.ts'
import { readTabAddress, readTabContext } from './tab-context.ts'

const inAClass = {
  app: { theme: 'dark', locale: 'es-mx', host: { name: 'TeamsModern' } },
  page: { id: 'catalog', subPageId: 'nudge-7', frameContext: 'content' },
  team: { groupId: classIds.biology, type: 2, userRole: 0 },
  channel: { id: '19:abc@thread.tacv2', membershipType: 'Regular' },
  user: { id: 'somebody', tenant: { id: 'anywhere' }, loginHint: 'tara@fairview.example' },
}

test('reads where a tab stands', () => {
  expect(readTabContext(inAClass)).toEqual({
    theme: 'dark',
    locale: 'es-mx',
    hostName: 'TeamsModern',
    subPageId: 'nudge-7',
    entityId: 'catalog',
    groupId: classIds.biology,
    isClassTeam: true,
    channelId: '19:abc@thread.tacv2',
    channelType: 'Regular',
  })
})

test('takes nobody and no role from it', () => {
  expect(JSON.stringify(readTabContext(inAClass))).not.toMatch(/somebody|anywhere|tara|userRole/)
})

test('in a private or shared channel the class is the one that owns the channel', () => {
  for (const membershipType of ['Private', 'Shared'])
    expect(
      readTabContext({
        team: { groupId: classIds.algebra },
        channel: { membershipType, ownerGroupId: classIds.biology },
      }).groupId,
    ).toBe(classIds.biology)
  expect(
    readTabContext({ channel: { membershipType: 'Private' }, team: { groupId: classIds.algebra } }).groupId,
  ).toBeUndefined()
})

test.each([[undefined], [null], ['x'], [5], [{}], [{ app: 5, team: null, channel: [] }]])(
  'makes nothing of %j',
  (context) => {
    expect(readTabContext(context)).toMatchObject({ theme: 'auto', isClassTeam: false })
    expect(readTabContext(context).groupId).toBeUndefined()
  },
)

test('leaves out what is no id, no tag, too long or not to be printed', () => {
  const hints = readTabContext({
    app: { locale: 'es; drop', host: { name: 'x'.repeat(300) } },
    page: { subPageId: 'a\u0000b' },
    team: { groupId: '../../users' },
  })
  expect([hints.locale, hints.hostName, hints.subPageId, hints.groupId]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('reads the address of a tab as Teams filled it in, and as nobody did', () => {
  const filled = new URLSearchParams('theme=contrast&locale=en-us&item=nudge-7')
  expect(readTabAddress(filled)).toMatchObject({ theme: 'contrast', locale: 'en-us', subPageId: 'nudge-7' })
  const bare = new URLSearchParams('theme={app.theme}&locale={app.locale}&item={page.subPageId}')
  expect(readTabAddress(bare)).toEqual({ theme: 'auto', isClassTeam: false })
})

test.each([
  [undefined, 'auto'],
  ['default', 'light'],
  ['dark', 'dark'],
  ['contrast', 'contrast'],
  ['glass', 'dark'],
  ['solarized', 'light'],
])('the theme %s is %s', (name, theme) => {
  expect(hostTheme(name)).toBe(theme)
})
