import { teamsTabMessages } from '@lectern/ui/messages'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aBrowseModel } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, named } from '../testing/mount.tsx'
import type { Shown } from './ask-for-page.ts'
import { showInTeams } from './show-in-teams.tsx'
import type { TeamsTab } from './teams-tab.ts'

const words = teamsTabMessages.en
const catalog: Shown = {
  kind: 'page',
  answer: { model: aBrowseModel({ classes: [{ group: 'g-1', title: 'Biology 9' }] }), markup: '' },
}
const biology: Shown = {
  kind: 'page',
  answer: { model: aBrowseModel({ contextTitle: 'Biology 9' }), markup: '' },
}
const refused: Shown = {
  kind: 'refused',
  refusal: {
    type: 'about:blank',
    title: '',
    status: 429,
    detail: '',
    reference: 'K7QM-4XRD',
    code: 'teams.graph-throttled',
    page: '<title>No</title><main><h1>No</h1><button data-act="retry">Once more</button><p role="status"></p></main>',
    act: 'retry',
  },
}
const unreachable: Shown = { kind: 'unreachable' }

let root: HTMLElement
beforeEach(() => {
  vi.stubGlobal('scrollTo', () => undefined)
  fakeServer({})
  root = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  root.remove()
  vi.unstubAllGlobals()
})

/** A tab whose launches end one after the other like this. */
async function opened(...launches: Shown[]) {
  const [first, ...next] = launches
  let goBack: () => boolean = () => false
  const launch = vi.fn<TeamsTab['launch']>(async () => next.shift()!)
  const tab: TeamsTab = {
    words,
    first: Promise.resolve(first!),
    launch,
    token: async () => 'a-token',
    ask: async () => 'agreed',
    ready: () => undefined,
    onBack: (back) => void (goBack = back),
    onSave: () => undefined,
    share: () => undefined,
  }
  await showInTeams(root, tab)
  return { launch, back: () => goBack() }
}
const openBiology = () => click(named(root, 'Apps for Biology 9'))
const sees = (name: string) => expect(named(root, name)).toBeDefined()
const seesCatalog = () => sees('Apps for Biology 9')

test.each([
  ['is refused', refused, 'Once more'],
  ['cannot be reached', unreachable, words.again],
])('a class that %s leads back to the page before it, or is tried again', async (_what, shown, again) => {
  const { launch, back } = await opened(catalog, shown, shown, biology)
  await openBiology()
  await eventually(() => sees(again))
  expect(back()).toBe(true)
  seesCatalog()
  expect(back()).toBe(false)

  await openBiology()
  await eventually(() => sees(again))
  await click(named(root, again))
  await eventually(() => expect(root.querySelector('h1')?.textContent).toContain('Biology 9'))
  expect(launch.mock.calls.map(([more]) => more?.group)).toEqual(['g-1', 'g-1', 'g-1'])
  expect(back()).toBe(true)
  seesCatalog()
  expect(back()).toBe(false)
})

test('where nobody answers the tab says so, stays tryable, and there is nothing to go back to', async () => {
  const { launch, back } = await opened(unreachable, unreachable, catalog)
  expect(root.querySelector('[role=alert]')?.textContent).toBe(words.unreachable)
  expect(back()).toBe(false)
  await click(named(root, words.again))
  await eventually(() => expect(document.activeElement).toBe(named(root, words.again)))
  await click(named(root, words.again))
  await eventually(seesCatalog)
  expect(launch).toHaveBeenCalledTimes(2)
})
