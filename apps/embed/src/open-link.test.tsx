import { expect, test, vi } from 'vitest'
import { aBrowseModel, anOpenAppModel } from './testing/builders.ts'
import { fakeServer } from './testing/fake-server.ts'
import { click, eventually, mount, named } from './testing/mount.tsx'

const openLink = (root: ParentNode) => named(root, 'Open Gizmos in a new tab')

test('an opening is sent again with the same id until the server has it', async () => {
  const server = fakeServer({ 'POST /events': () => ({ status: 503 }) })
  const root = await mount(anOpenAppModel())
  await click(openLink(root))
  await eventually(() => expect(server.asked('POST /events')).toHaveLength(1))
  server.answer('POST /events', () => 'unreachable')
  document.dispatchEvent(new Event('visibilitychange'))
  await eventually(() => expect(server.asked('POST /events')).toHaveLength(2))
  server.answer('POST /events', () => ({ status: 202, body: { accepted: 1, duplicates: 0 } }))
  document.dispatchEvent(new Event('visibilitychange'))
  await eventually(() => expect(server.asked('POST /events')).toHaveLength(3))

  const bodies = server.asked('POST /events').map(({ body }) => JSON.stringify(body))
  expect(new Set(bodies).size).toBe(1)
  expect(server.asked('POST /events')[0]?.body).toMatchObject({
    events: [{ kind: 'app-opened', id: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
  })
})

test('two openings are two events', async () => {
  const server = fakeServer({ 'POST /events': () => ({ status: 202 }) })
  const root = await mount(anOpenAppModel())
  await click(openLink(root))
  await click(openLink(root))
  await eventually(() => expect(server.asked('POST /events')).toHaveLength(2))
  const bodies = server.asked('POST /events').map(({ body }) => JSON.stringify(body))
  expect(new Set(bodies).size).toBe(2)
})

test('the browser opens the app whatever becomes of the event', async () => {
  fakeServer({ 'POST /session': () => 'unreachable' })
  const root = await mount(aBrowseModel())
  const event = new MouseEvent('click', { bubbles: true, cancelable: true })
  openLink(root)?.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
})

test('a student whose session has ended can still open the app', async () => {
  const server = fakeServer({ 'POST /session': () => ({ status: 401 }) })
  const root = await mount(anOpenAppModel())
  await click(openLink(root))
  await eventually(() => expect(server.asked('POST /session')).toHaveLength(1))
  expect(openLink(root)?.getAttribute('href')).toBe('https://gizmos.example/start')
})

test('in a frame that drops new tabs a way out appears, and only there', async () => {
  vi.useFakeTimers()
  try {
    fakeServer({ 'POST /events': () => ({ status: 202 }) })
    vi.spyOn(document, 'hasFocus').mockReturnValue(true)
    const root = await mount(anOpenAppModel())
    await click(openLink(root))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(root.textContent).not.toContain('Did nothing open?')

    vi.stubGlobal('parent', {})
    await click(openLink(root))
    await vi.advanceTimersByTimeAsync(2_000)
    await eventually(() => expect(root.textContent).toContain('Did nothing open?'))
    expect(named(root, 'Open Gizmos in this window')?.getAttribute('target')).toBe('_top')
  } finally {
    vi.useRealTimers()
  }
})
