import { expect, test, vi } from 'vitest'
import { aBrowseModel, aNudge } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named } from '../testing/mount.tsx'

const nudge = aNudge()
const route = `POST /nudges/${nudge.id}/response`
const answered = () => fakeServer({ [route]: () => ({}), 'POST /events': () => ({ status: 202 }) })

test('says what, why this person, and how long it takes', async () => {
  answered()
  const root = await mount(aBrowseModel({ nudge }))
  const card = root.querySelector('.nudge')
  expect(card?.textContent).toContain('Your Gizmos seat is ready')
  expect(card?.textContent).toContain('40 times in the last 4 weeks (12 people)')
  expect(card?.textContent).toContain('since September 2, 2026')
})

test('colleagues who are too few are not counted', async () => {
  answered()
  const few = aNudge({ colleagues: { opens: 4, people: { fewerThan: 10 } } })
  expect((await mount(aBrowseModel({ nudge: few }))).textContent).not.toMatch(/\d+ people/)
  const none = aNudge({ colleagues: null })
  expect((await mount(aBrowseModel({ nudge: none }))).textContent).not.toContain('Colleagues')
})

test('is reported as shown once, when it came into view', async () => {
  const server = answered()
  await mount(aBrowseModel({ nudge }))
  await eventually(() => expect(server.asked(route)).toHaveLength(1))
  expect(server.asked(route)[0]?.body).toEqual({ response: 'shown' })
})

test.each(['not-now', 'not-for-me'] as const)(
  '%s is answered once, thanks and takes its buttons away',
  async (answer) => {
    const server = answered()
    const root = await mount(aBrowseModel({ nudge }))
    await click(named(root, answer === 'not-now' ? 'Not now' : 'Not for me'))
    expect(named(root, 'Not now')).toBeUndefined()
    expect(root.querySelector('.nudge [role=status]')?.textContent).toMatch(/another time|Thank you/)
    await eventually(() =>
      expect(server.asked(route).map(({ body }) => body)).toEqual([
        { response: 'shown' },
        { response: answer },
      ]),
    )
  },
)

test('opening the app answers it and counts as an opening', async () => {
  const server = answered()
  const root = await mount(aBrowseModel({ nudge }))
  await click(named(root, 'Open Gizmos'))
  await eventually(() => expect(server.asked('POST /events')).toHaveLength(1))
  expect(server.asked(route).map(({ body }) => body)).toContainEqual({ response: 'acted' })
  expect(root.querySelector('.nudge')?.textContent).toContain('Enjoy')
  await click(named(root, 'Open Gizmos'))
  await eventually(() => expect(server.asked('POST /events')).toHaveLength(2))
  expect(server.asked(route).map(({ body }) => body)).toEqual([{ response: 'shown' }, { response: 'acted' }])
})

test('goes a moment after it was answered', async () => {
  vi.useFakeTimers()
  try {
    answered()
    const root = await mount(aBrowseModel({ nudge }))
    await click(named(root, 'Not now'))
    expect(root.querySelector('.nudge')).not.toBeNull()
    await vi.advanceTimersByTimeAsync(5_000)
    await eventually(() => expect(root.querySelector('.nudge')).toBeNull())
    expect(document.activeElement?.id).toBe('results')
  } finally {
    vi.useRealTimers()
  }
})
