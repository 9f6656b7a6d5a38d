import { expect, test } from 'vitest'
import { isTeamsLink, tabDeepLink } from './deep-links.ts'

const tab = { manifestId: '66666666-ffff-4fff-8fff-666666666666', entityId: 'catalog' }

test('leads to one item in a tab', () => {
  const link = new URL(
    tabDeepLink({
      ...tab,
      webUrl: 'https://tool.example/a?b=c&d',
      label: 'Apps & help',
      subPageId: 'nudge 7',
    }),
  )
  expect(link.pathname).toBe(`/l/entity/${tab.manifestId}/catalog`)
  expect(Object.fromEntries(link.searchParams)).toEqual({
    webUrl: 'https://tool.example/a?b=c&d',
    label: 'Apps & help',
    context: '{"subEntityId":"nudge 7"}',
  })
})

test('leads to the tab of a channel', () => {
  const { searchParams } = new URL(tabDeepLink({ ...tab, channelId: '19:abc@thread.tacv2' }))
  expect(JSON.parse(searchParams.get('context')!)).toEqual({ channelId: '19:abc@thread.tacv2' })
})

test('writes spaces so that Teams reads them, and nothing where there is nothing', () => {
  expect(tabDeepLink({ ...tab, label: 'a b' })).toContain('label=a%20b')
  expect(tabDeepLink(tab)).not.toContain('?')
})

test('an id never becomes a path', () => {
  expect(new URL(tabDeepLink({ ...tab, entityId: '../../x' })).pathname).toBe(
    `/l/entity/${tab.manifestId}/..%2F..%2Fx`,
  )
})

test.each([
  ['https://teams.microsoft.com/l/entity/a/b', true],
  ['https://teams.microsoft.com.evil.example/l/entity', false],
  ['https://teams.microsoft.com@evil.example/l/', false],
  ['http://teams.microsoft.com/l/entity', false],
  ['https://teams.microsoft.com/l/../redirect?to=evil', false],
  ['https://teams.microsoft.com/other', false],
  ['nothing', false],
])('%s is a link into Teams: %s', (address, expected) => {
  expect(isTeamsLink(address)).toBe(expected)
})
