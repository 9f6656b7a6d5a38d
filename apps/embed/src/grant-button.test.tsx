import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aBrowseModel } from './testing/builders.ts'
import { fakeServer } from './testing/fake-server.ts'
import { click, eventually, mount, named } from './testing/mount.tsx'

const picks = 'POST /picks'
const grant = {
  kind: 'grant',
  address: 'https://lectern.example/google-classroom/sign-in?ticket=x',
  handOff: { id: 'an-id', secret: 'a-secret' },
}
const handOff = 'GET /google-classroom/hand-offs/an-id'
const placed = { kind: 'placed', as: 'attachments', tellHost: {}, address: null }

/** Each click opens another. */
const windows: Window[] = []
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  vi.spyOn(window, 'open').mockImplementation(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    windows.push(frame.contentWindow!)
    return frame.contentWindow
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  windows.length = 0
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
})

const says = (source: Window | undefined, origin = location.origin) =>
  dispatchEvent(new MessageEvent('message', { origin, source, data: { type: 'lectern.signed-in' } }))
const polls = () => vi.advanceTimersByTimeAsync(2_000)

/** A page that was asked for permission, and answers what it is told next. */
async function asking(state: object = { step: 'waiting' }) {
  const server = fakeServer({ [picks]: () => ({ body: grant }), [handOff]: () => ({ body: state }) })
  const picking = { multiple: true, handle: 'a-handle', counted: true, credit: false }
  const root = await mount(aBrowseModel({ picking }))
  await click(named(root, 'Add to this class: Gizmos'))
  await click(named(root, 'Add 1 app to this class'))
  await eventually(() => expect(named(root, 'Continue')).toBeDefined())
  server.answer(picks, () => ({ body: placed }))
  return { server, root, sent: () => server.asked(picks).length - 1 }
}

test('two clicks send the choice once, whichever window ends first and how often they say so', async () => {
  const { root, sent } = await asking()
  await click(named(root, 'Continue'))
  await click(named(root, 'Continue'))
  says(windows[0])
  expect(sent()).toBe(0)
  says(windows[1])
  says(windows[1])
  await eventually(() => expect(root.textContent).toContain('Added to your class.'))
  expect(sent()).toBe(1)
})

test('only the window that was opened is believed', async () => {
  const { root, sent } = await asking()
  await click(named(root, 'Continue'))
  says(window)
  says(windows[0], 'https://evil.example')
  expect(sent()).toBe(0)
})

test('a window that lost this page is heard of from the server', async () => {
  const { server, root, sent } = await asking()
  await click(named(root, 'Continue'))
  await polls()
  expect(server.asked(handOff)).toMatchObject([{ authorization: 'Bearer a-secret' }])
  expect(sent()).toBe(0)
  server.answer(handOff, () => ({ body: { step: 'signed-in' } }))
  await polls()
  await eventually(() => expect(root.textContent).toContain('Added to your class.'))
  await polls()
  expect(sent()).toBe(1)
  expect(server.asked(handOff)).toHaveLength(2)
})

test.each([
  ['classroom.wrong-account', 'Another account signed in there.'],
  ['classroom.consent-refused', 'The permission was not given.'],
])('a refusal (%s) is told, and the same button can still do it', async (code, words) => {
  const { root, sent } = await asking({ step: 'refused', code })
  await click(named(root, 'Continue'))
  await polls()
  await eventually(() => expect(root.querySelector('#picks')?.textContent).toContain(words))
  await click(named(root, 'Continue'))
  expect(root.querySelector('#picks')?.textContent).not.toContain(words)
  says(windows[1])
  await eventually(() => expect(sent()).toBe(1))
})

test('whoever chooses something else meanwhile takes the question back', async () => {
  const { server, root, sent } = await asking()
  await click(named(root, 'Continue'))
  await click(named(root, 'Add to this class: PhET'))
  says(windows[0])
  await polls()
  expect(sent()).toBe(0)
  expect(server.asked(handOff)).toEqual([])
})
