import type { EventBatch } from '@lectern/api-contracts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aBrowseModel, anApp, anOpenAppModel, anOpenResourceModel } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, mount, named } from '../testing/mount.tsx'

const now = new Date('2026-09-15T12:00:00Z')
const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

let server: ReturnType<typeof fakeServer>
beforeEach(() => {
  vi.useFakeTimers({ now })
  server = fakeServer({ 'POST /events': () => ({ body: { accepted: 1, duplicates: 0 } }) })
})
afterEach(() => {
  // Each test's page is another one.
  window.dispatchEvent(new Event('pagehide'))
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Another tab is in front, or this one again. */
async function tabIs(visibility: 'hidden' | 'visible'): Promise<void> {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(visibility === 'hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  await seconds(0)
}
async function windowGets(event: 'blur' | 'focus' | 'pagehide'): Promise<void> {
  window.dispatchEvent(new Event(event))
  await seconds(0)
}
const events = () => server.asked('POST /events').flatMap(({ body }) => (body as EventBatch).events)
const used = () => events().flatMap((event) => (event.kind === 'app-used' ? [event] : []))
const open = (root: ParentNode, name = 'Gizmos') => click(named(root, `Open ${name} in a new tab`))

describe('an app in another tab', () => {
  test('is in use until its reader comes back, and is told with ids of its own as it goes', async () => {
    await open(await mount(anOpenAppModel()))
    await seconds(1)
    await tabIs('hidden')
    await minutes(6)
    expect(used()).toMatchObject([{ seconds: 300, occurredAt: '2026-09-15T12:00:01.000Z' }])
    await minutes(1)
    await tabIs('visible')
    await minutes(10)
    expect(used().map((slice) => slice.seconds)).toEqual([300, 120])
    expect(new Set(events().map(({ id }) => id)).size).toBe(3)
    expect(new Set(events().map(({ appId }) => appId)).size).toBe(1)
  })

  test('is told to a server that is back only then, the same again', async () => {
    const root = await mount(anOpenAppModel())
    await open(root)
    server.answer('POST /events', () => 'unreachable')
    await tabIs('hidden')
    await seconds(40)
    await tabIs('visible')
    server.answer('POST /events', () => ({ body: { accepted: 1, duplicates: 0 } }))
    await minutes(2)
    expect(used().length).toBeGreaterThan(1)
    expect(new Set(used().map((slice) => JSON.stringify(slice))).size).toBe(1)
  })

  test('is told when the page goes away, so that a closed course costs nothing', async () => {
    await open(await mount(anOpenAppModel()))
    await tabIs('hidden')
    await minutes(2)
    await windowGets('pagehide')
    expect(used()).toMatchObject([{ seconds: 120 }])
  })

  test('counts from the next opening on for the next app', async () => {
    const root = await mount(aBrowseModel())
    await open(root)
    await windowGets('blur')
    await minutes(2)
    // Another window: this page was in sight all the time, and a click on it comes before its focus.
    await open(root, 'PhET')
    await windowGets('focus')
    await windowGets('blur')
    await minutes(1)
    await windowGets('focus')
    expect(used().map((slice) => [slice.appId, slice.seconds])).toEqual([
      [anApp().id, 120],
      [anApp({ name: 'PhET' }).id, 60],
    ])
  })
})

describe('nothing is counted', () => {
  test('for a glance', async () => {
    await open(await mount(anOpenAppModel()))
    await tabIs('hidden')
    await seconds(9)
    await tabIs('visible')
    await minutes(5)
    expect(used()).toEqual([])
  })

  test('for a tab that never came to the front, and what its reader did much later', async () => {
    await open(await mount(anOpenAppModel()))
    await seconds(11)
    await tabIs('hidden')
    await minutes(30)
    await tabIs('visible')
    expect(used()).toEqual([])
  })

  test('after the reader came back, wherever they go next', async () => {
    await open(await mount(anOpenAppModel()))
    await tabIs('hidden')
    await minutes(1)
    await tabIs('visible')
    await tabIs('hidden')
    await minutes(30)
    await tabIs('visible')
    expect(used().map((slice) => slice.seconds)).toEqual([60])
  })

  test('before an app is opened, and for help, which is no app', async () => {
    const root = await mount(anOpenResourceModel())
    await tabIs('hidden')
    await minutes(5)
    await tabIs('visible')
    await open(root, 'Graphing in ten minutes')
    await tabIs('hidden')
    await minutes(5)
    await tabIs('visible')
    expect(events()).toEqual([])
  })

  test('after the session has ended', async () => {
    const root = await mount(anOpenAppModel())
    server.answer('POST /events', () => ({ status: 401 }))
    await open(root)
    await tabIs('hidden')
    await minutes(30)
    await tabIs('visible')
    expect(used()).toEqual([])
  })
})

test('focus that goes to and fro while the tab opens does not end its time', async () => {
  await open(await mount(anOpenAppModel()))
  await windowGets('blur')
  await windowGets('focus')
  await seconds(1)
  await tabIs('hidden')
  await minutes(1)
  await tabIs('visible')
  expect(used().map((slice) => slice.seconds)).toEqual([60])
})
