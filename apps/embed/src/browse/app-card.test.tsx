import { expect, test } from 'vitest'
import { aBrowseModel, anApp, aPage } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named } from '../testing/mount.tsx'

const mountApp = (changes: Parameters<typeof anApp>[0]) =>
  mount(aBrowseModel({ page: aPage([anApp(changes)]) }))

test('an approved app opens by a real link in a new tab that cannot reach back', async () => {
  const root = await mountApp({})
  const link = named(root, 'Open Gizmos in a new tab')
  expect(link?.getAttribute('href')).toBe('https://gizmos.example/start')
  expect(link?.getAttribute('target')).toBe('_blank')
  expect(link?.getAttribute('rel')).toBe('noopener')
})

test('an app in review cannot be opened and says when it will be decided', async () => {
  const root = await mountApp({ verdict: 'in-review', approval: 'in-review', decisionDue: '2026-12-04' })
  expect(root.querySelector('a[target]')).toBeNull()
  expect(root.textContent).toContain('Decision due December 4, 2026')
})

test('an app that is not approved says why and shows what to use instead', async () => {
  const instead = anApp({ name: 'PhET' })
  fakeServer({ 'GET /apps/…': () => ({ body: instead }) })
  const root = await mountApp({
    verdict: 'not-approved',
    approval: 'retired',
    reason: 'agreement-lapsed',
    alternatives: [{ id: instead.id, name: instead.name }],
  })
  expect(root.querySelector('a[target]')).toBeNull()
  await click(named(root, 'See alternatives to Gizmos'))
  const dialog = root.querySelector('dialog')
  expect(dialog?.open).toBe(true)
  expect(dialog?.textContent).toContain('has ended and has not been renewed')
  await click(named(dialog ?? root, 'PhET'))
  await eventually(() => expect(dialog?.querySelector('h2')?.textContent).toBe('PhET'))
  expect(named(dialog ?? root, 'Open PhET in a new tab')).toBeDefined()
  await click(named(dialog ?? root, 'Back to Gizmos'))
  expect(dialog?.querySelector('h2')?.textContent).toBe('Gizmos')
})

test('small counts of people stay small: no exact number is shown', async () => {
  const few = await mountApp({ use: { opens: 14, people: { fewerThan: 10 }, minutes: null } })
  expect(few.textContent).toContain('Opened 14 times in 4 weeks by fewer than 10 people')
  const many = await mountApp({ use: { opens: 1, people: { value: 12 }, minutes: 1 } })
  expect(many.textContent).toContain('Opened once in 4 weeks by 12 people')
})

test('the details tell the time in use where it is known', async () => {
  const known = await mountApp({ use: { opens: 40, people: { value: 12 }, minutes: 310 } })
  await click(named(known, 'Details of Gizmos'))
  expect(known.querySelector('dialog')?.textContent).toContain('310 minutes at most in the last 4 weeks')
})

test('the details leave out the time in use where it may not be told', async () => {
  const unknown = await mountApp({ use: { opens: 40, people: { value: 12 }, minutes: null } })
  await click(named(unknown, 'Details of Gizmos'))
  expect(unknown.querySelector('dialog')?.textContent).not.toMatch(/Time in use|minutes/)
})

test('the details close, and closing them brings the page back', async () => {
  const root = await mountApp({
    functions: ['LC.study-tools.tutoring', 'LC.other'],
    grades: { low: -1, high: 5 },
  })
  await click(named(root, 'Details of Gizmos'))
  expect(root.querySelector('dialog')?.textContent).toContain('Tutoring · Learning')
  expect(root.querySelector('dialog')?.textContent).toContain('Grades Pre-K–5')
  expect(root.querySelector('dialog')?.textContent).toContain('gizmos.example')
  await click(root.querySelector('dialog [aria-label=Close]') ?? undefined)
  expect(root.querySelector('dialog')).toBeNull()
})
