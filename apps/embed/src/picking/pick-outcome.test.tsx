import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aBrowseModel, anApp } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named } from '../testing/mount.tsx'

const picks = 'POST /picks'
const close = { type: 'Classroom', action: 'closeIframe' }
const aPicker = (multiple = true) =>
  aBrowseModel({ picking: { multiple, handle: 'a-handle', counted: true, credit: false } })

const host = { postMessage: vi.fn() }
beforeEach(() => {
  host.postMessage.mockReset()
  vi.stubGlobal('parent', host)
})
afterEach(() => vi.unstubAllGlobals())

async function chosen(root: HTMLElement): Promise<void> {
  await click(named(root, 'Add to this class: Gizmos'))
  await click(named(root, 'Add 1 app to this class'))
}

test('what is placed is said, and the host around the frame is told to close it', async () => {
  fakeServer({
    [picks]: () => ({ body: { kind: 'placed', as: 'attachments', tellHost: close, address: null } }),
  })
  const root = await mount(aPicker())
  await chosen(root)
  await eventually(() => expect(host.postMessage).toHaveBeenCalledExactlyOnceWith(close, '*'))
  expect(root.querySelector('#picks')?.textContent).toContain('Added to your class.')
})

test('cancelling tells the host at once', async () => {
  fakeServer({ [picks]: () => ({ body: { kind: 'placed', as: 'nothing', tellHost: close, address: null } }) })
  const root = await mount(aPicker())
  await click(named(root, 'Cancel'))
  await eventually(() => expect(host.postMessage).toHaveBeenCalledExactlyOnceWith(close, '*'))
})

test('a draft with links is shown before the frame closes, because the teacher has yet to publish it', async () => {
  const address = 'https://classroom.google.com/c/1/a/2'
  fakeServer({ [picks]: () => ({ body: { kind: 'placed', as: 'links', tellHost: close, address } }) })
  const root = await mount(aPicker())
  await chosen(root)
  await eventually(() => expect(named(root, 'Open the draft')?.getAttribute('href')).toBe(address))
  expect(host.postMessage).not.toHaveBeenCalled()
  await click(named(root, 'Close'))
  expect(host.postMessage).toHaveBeenCalledExactlyOnceWith(close, '*')
})

test('what the host has to be asked first is asked in a window, and then the same choice goes through', async () => {
  const server = fakeServer({
    [picks]: () => ({ body: { kind: 'grant', address: 'https://host.example/allow' } }),
  })
  const root = await mount(aPicker())
  await chosen(root)
  await eventually(() => expect(root.textContent).toContain('needs your permission once more'))
  const open = vi.spyOn(window, 'open').mockReturnValue(window)
  await click(named(root, 'Continue'))
  server.answer(picks, () => ({
    body: { kind: 'placed', as: 'attachments', tellHost: close, address: null },
  }))
  const data = { type: 'lectern.signed-in' }
  dispatchEvent(new MessageEvent('message', { origin: location.origin, source: window, data }))
  await eventually(() => expect(host.postMessage).toHaveBeenCalled())
  expect(server.asked(picks).map(({ body }) => body)).toEqual([
    expect.objectContaining({ appIds: [anApp().id] }),
    expect.objectContaining({ appIds: [anApp().id] }),
  ])
  open.mockRestore()
})

test.each([
  ['an approved app', anApp(), 'Put the app in its place', /^Add to this class: Gizmos$/],
  [
    'an app that is not approved',
    anApp({ name: 'Declined', verdict: 'not-approved', approval: 'denied', reason: 'declined' }),
    'so it cannot be added',
    /Declined/,
  ],
])('a link to %s is answered with what the district says of it', async (_title, app, words, button) => {
  fakeServer({})
  const upgrade = { url: 'https://gizmos.example/7', app }
  const picking = { multiple: false, handle: 'h', counted: true, credit: false, upgrade }
  const root = await mount(aBrowseModel({ picking }))
  const section = root.querySelector('.upgrade')!
  expect(section.textContent).toContain(words)
  expect([...section.querySelectorAll('button')].map((one) => one.getAttribute('aria-label'))).toContainEqual(
    expect.stringMatching(button),
  )
})

test('a link to what nobody knows offers the approved apps', async () => {
  fakeServer({})
  const upgrade = { url: 'https://unknown.example/7', app: null }
  const picking = { multiple: false, handle: 'h', counted: true, credit: false, upgrade }
  const root = await mount(aBrowseModel({ picking }))
  expect(root.querySelector('.upgrade')?.textContent).toContain('unknown.example')
  expect(named(root, 'Add to this class: Gizmos')).toBeDefined()
})
