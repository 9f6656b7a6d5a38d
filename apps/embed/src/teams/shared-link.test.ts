import { expect, test } from 'vitest'
import { sharedLink } from './shared-link.ts'

const app = { id: '7', name: 'Desmos' }
const tab = new URL('https://tool.example/teams/tab?client=c-1&theme=dark')
const ofPlacement = new URL(`${tab.href}&placement=p-1`)

test('an app of the catalog is shared as itself, whatever the tab was opened for', () => {
  const link = {
    subPageId: 'app-7',
    subPageLabel: 'Desmos',
    subPageWebUrl: 'https://tool.example/teams/browser?client=c-1&item=app-7',
  }
  expect(sharedLink(app, tab)).toEqual(link)
  expect(sharedLink(app, ofPlacement)).toEqual(link)
})

test.each([
  ['a placement that its address names', ofPlacement, undefined, 'placement-p-1'],
  [
    'the item that a link named, which is newer than the address',
    ofPlacement,
    'placement-p-2',
    'placement-p-2',
  ],
  ['an app that a link named', tab, 'app-7', 'app-7'],
  ['nothing in particular', tab, undefined, 'app-7'],
])('a page that was opened for %s is shared as that', (_what, address, subPageId, item) => {
  const link = sharedLink(app, address, { subPageId })
  expect(link.subPageId).toBe(item)
  expect(new URL(link.subPageWebUrl).searchParams.get('item')).toBe(item)
})
