import { expect, test } from 'vitest'
import { aReviewModel } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { eventually, mount } from '../testing/mount.tsx'

const never = { count: 0, firstAt: null, lastAt: null, latest: [], minutes: 0 }

test("tells when and how often a learner opened the app, in the district's time", async () => {
  const root = await mount(aReviewModel())
  expect(root.querySelector('h1')?.textContent).toBe('Use of Gizmos')
  expect(root.textContent).toContain('Sam Student · Biology 9')
  expect(root.textContent).toContain('Opened 2 times, first on Sep 1, 2026, 10:30')
  expect([...root.querySelectorAll('time')].map((time) => time.textContent)).toEqual([
    expect.stringContaining('Sep 14, 2026, 10:00'),
    expect.stringContaining('Sep 1, 2026, 10:30'),
  ])
  expect(root.textContent).toContain('In use for 42 minutes at most, all openings together.')
  expect(root.textContent).toContain('real work on the app may be less')
})

test.each([
  [false, 'This learner has not opened it here yet.'],
  [true, 'You have not opened it here yet.'],
])('says when it was never opened', async (isSelf, words) => {
  const root = await mount(aReviewModel({ isSelf, work: { app: 'Gizmos', openings: never } }))
  expect(root.textContent).toContain(words)
})

test('says when an app was opened and its time was not measured', async () => {
  const openings = { ...aReviewModel().work!.openings, minutes: 0 }
  const root = await mount(aReviewModel({ work: { app: 'Gizmos', openings } }))
  expect(root.textContent).toContain('How long it was in use was not measured.')
})

test('says when nobody knows which app it is about', async () => {
  const root = await mount(aReviewModel({ work: null, scoreHandle: 'h' }))
  expect(root.querySelector('h1')?.textContent).toBe('Nothing to review here')
  expect(root.querySelectorAll('time, [role=status]')).toHaveLength(0)
})

test.each([
  [{ given: 8.5, maximum: 10 }, '8.5 of 10'],
  [null, 'No score was reported yet.'],
])('asks the gradebook after the page is there', async (score, words) => {
  const server = fakeServer({ 'POST /review/score': () => ({ body: { score } }) })
  const root = await mount(aReviewModel({ scoreHandle: 'sealed' }))
  await eventually(() => expect(root.querySelector('[role=status]')?.textContent).toBe(words))
  expect(server.asked('POST /review/score')).toMatchObject([{ body: { handle: 'sealed' } }])
})

test("a gradebook that refuses is quoted in the platform's own words, and costs nothing else", async () => {
  const words = 'The platform’s service at https://lms.example refuses; it says "403 Forbidden".'
  fakeServer({
    'POST /review/score': () => ({ status: 502, body: { detail: words, reference: 'K7QM-4XRD' } }),
  })
  const root = await mount(aReviewModel({ scoreHandle: 'sealed' }))
  await eventually(() => expect(root.querySelector('[role=alert]')?.textContent).toContain(words))
  expect(root.querySelector('[role=alert]')?.textContent).toContain('K7QM-4XRD')
  expect(root.textContent).toContain('Opened 2 times')
})
