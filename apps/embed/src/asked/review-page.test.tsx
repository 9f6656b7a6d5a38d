import { expect, test } from 'vitest'
import { aReviewModel } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { eventually, mount, named, submit, type } from '../testing/mount.tsx'

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

const submitted = (changes: object = {}) => ({
  state: 'turned-in' as const,
  points: { given: null, maximum: 10 },
  pointsHandle: 'sealed',
  credit: null,
  ...changes,
})
const pointsIn = (root: ParentNode): HTMLInputElement => root.querySelector<HTMLInputElement>('#points')!
const alertIn = (root: ParentNode): string | undefined =>
  root.querySelector('[role=alert]')?.textContent ?? undefined

test.each([
  ['turned-in', 'Turned in.'],
  ['returned', 'Returned to the student.'],
  ['reclaimed', 'taken back by the student'],
  ['created', 'Not turned in yet.'],
] as const)('says how the work stands where the host tells: %s', async (state, words) => {
  const root = await mount(
    aReviewModel({ submission: submitted({ state, points: null, pointsHandle: null }) }),
  )
  expect(root.textContent).toContain(words)
  expect(root.querySelector('form')).toBeNull()
})

test('gives points, says when Classroom shows them, and shows them itself', async () => {
  const work = { state: 'returned', points: { given: 7.5, maximum: 10 } }
  const server = fakeServer({ 'POST /review/points': () => ({ body: work }) })
  const root = await mount(aReviewModel({ submission: submitted() }))
  expect(root.textContent).toContain('No points yet, of 10.')
  await type(pointsIn(root), '7,5')
  await submit(root.querySelector('form'))
  await eventually(() => expect(root.textContent).toContain('Points: 7.5 of 10.'))
  expect(root.querySelector('form [role=status]')?.textContent).toContain('within half a minute')
  expect(root.textContent).toContain('Returned to the student.')
  expect(server.asked('POST /review/points')).toMatchObject([{ body: { handle: 'sealed', points: 7.5 } }])
})

test.each(['', 'many', '-1', '10.5', '1e1', 'Infinity'])(
  'asks nobody for %j points, and says what would do',
  async (text) => {
    const server = fakeServer({})
    const root = await mount(aReviewModel({ submission: submitted() }))
    await type(pointsIn(root), text)
    await submit(root.querySelector('form'))
    expect(alertIn(root)).toBe('Enter a number from 0 to 10.')
    expect(pointsIn(root).getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(pointsIn(root))
    expect(server.asked('POST /review/points')).toEqual([])
  },
)

test.each([
  [403, 'classroom.forbidden', 'you do not teach this class any more'],
  [403, 'classroom.access-ended', 'Open this work once more and sign in.'],
  [409, 'classroom.course-closed', 'The class is archived'],
  [502, 'classroom.unavailable', 'nothing is counted twice'],
  [500, 'internal', 'The points were not given.'],
])('a refusal (%i %s) is explained, and can be tried again', async (status, code, words) => {
  fakeServer({
    'POST /review/points': () => ({ status, body: { code, detail: 'x', reference: 'K7QM-4XRD' } }),
  })
  const root = await mount(aReviewModel({ submission: submitted({ points: { given: 3, maximum: 10 } }) }))
  expect(pointsIn(root).value).toBe('3')
  await submit(root.querySelector('form'))
  await eventually(() => expect(alertIn(root)).toContain(words))
  expect(alertIn(root)).toContain('K7QM-4XRD')
  expect(root.textContent).toContain('Points: 3 of 10.')
  expect(named(root, 'Give points')?.getAttribute('aria-disabled')).toBe('false')
})

test.each([
  [{ state: 'reported', reason: null, words: null }, 'Lectern gave the point'],
  [{ state: 'due', reason: null, words: null }, 'is on its way; Classroom'],
  [{ state: 'due', reason: 'waits-for-teacher', words: null }, 'waited for a teacher to come here'],
  [{ state: 'refused', reason: 'graded', words: null }, 'There were points already'],
  [{ state: 'refused', reason: 'returned', words: null }, 'after the work was returned'],
  [{ state: 'refused', reason: 'classroom.course-closed', words: 'It is archived.' }, 'It is archived.'],
  [{ state: 'refused', reason: 'gave-up', words: null }, 'could not give the point for that.'],
] as const)('says what became of the credit for opening the app', async (credit, words) => {
  const root = await mount(aReviewModel({ submission: submitted({ credit }) }))
  expect(root.textContent).toContain(words)
})

test('says nothing of a credit that nobody earned, and speaks Spanish', async () => {
  const credit = { state: 'waiting' as const, reason: null, words: null }
  const root = await mount(aReviewModel({ locale: 'es', submission: submitted({ credit }) }))
  expect(root.textContent).toContain('Este trabajo en Classroom')
  expect(root.textContent).not.toContain('abrió la aplicación.')
  await submit(root.querySelector('form'))
  expect(alertIn(root)).toBe('Escriba un número de 0 a 10.')
})

test('lets points be given where the app has left the catalog', async () => {
  const root = await mount(aReviewModel({ work: null, submission: submitted() }))
  expect(root.textContent).toContain('is not in the catalog any more')
  expect(pointsIn(root)).not.toBeNull()
})
