import type { AppPage } from '@lectern/api-contracts'
import { describe, expect, test, vi } from 'vitest'
import { aBrowseModel, anApp, aPage } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named, namesOfApps, searchBox, type } from '../testing/mount.tsx'

const found = (...names: string[]): AppPage => aPage(names.map((name) => anApp({ name })))

describe('searching', () => {
  test('answers as one types, after the typing and not after each letter', async () => {
    const server = fakeServer({ 'GET /apps': ({ query }) => ({ body: found(query.get('q') ?? '') }) })
    const root = await mount(aBrowseModel())
    for (const text of ['q', 'qu', 'quiz']) await type(searchBox(root), text)
    await eventually(() => expect(namesOfApps(root)).toEqual(['quiz']))
    expect(server.asked('GET /apps')).toHaveLength(1)
    expect(server.asked('GET /apps')[0]?.authorization).toBe('Bearer a-token')
    expect(root.querySelector('.results-count')?.textContent).toBe('1 app')
  })

  test('what was typed before the page came to life is searched for, and stays', async () => {
    const server = fakeServer({ 'GET /apps': ({ query }) => ({ body: found(query.get('q') ?? '') }) })
    const root = await mount(aBrowseModel(), undefined, (page) => (searchBox(page).value = 'quiz'))
    await eventually(() => expect(namesOfApps(root)).toEqual(['quiz']))
    expect(searchBox(root).value).toBe('quiz')
    expect(server.asked('GET /apps')).toHaveLength(1)
  })

  test('an answer that comes late never replaces a newer one', async () => {
    const answers = new Map<string, (page: AppPage) => void>()
    fakeServer({
      'GET /apps': ({ query }) =>
        new Promise((resolve) => answers.set(query.get('q') ?? '', (body) => resolve({ body }))),
    })
    const root = await mount(aBrowseModel())
    await type(searchBox(root), 'old')
    await eventually(() => expect(answers.has('old')).toBe(true))
    await type(searchBox(root), 'new')
    await eventually(() => expect(answers.has('new')).toBe(true))
    expect(namesOfApps(root)).toEqual(['Gizmos', 'PhET'])

    answers.get('new')?.(found('Newer'))
    await eventually(() => expect(namesOfApps(root)).toEqual(['Newer']))
    answers.get('old')?.(found('Older'))
    await eventually(() => expect(root.querySelector('[aria-busy=true]')).toBeNull())
    expect(namesOfApps(root)).toEqual(['Newer'])
  })

  test('the slash key leads to the search, but not out of a text one is writing', async () => {
    const root = await mount(aBrowseModel())
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }))
    expect(document.activeElement).toBe(searchBox(root))
    const inText = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true })
    searchBox(root).dispatchEvent(inText)
    expect(inText.defaultPrevented).toBe(false)
  })

  test('no result says how to find more, and one click shows everything again', async () => {
    const server = fakeServer({ 'GET /apps': () => ({ body: aPage([]) }) })
    const root = await mount(aBrowseModel())
    await type(searchBox(root), 'zzz')
    await eventually(() => expect(root.textContent).toContain('Try fewer or other words'))
    server.answer('GET /apps', () => ({ body: found('Gizmos') }))
    await click(named(root, 'Show all apps'))
    await eventually(() => expect(namesOfApps(root)).toEqual(['Gizmos']))
    expect(searchBox(root).value).toBe('')
  })

  test('more apps are added below, and the focus goes on at the first of them', async () => {
    const server = fakeServer({ 'GET /apps': () => ({ body: aPage([anApp({ name: 'Third' })], 3) }) })
    const root = await mount(aBrowseModel({ page: aPage([anApp(), anApp({ name: 'PhET' })], 3) }))
    await click(named(root, 'Show more'))
    await eventually(() => expect(namesOfApps(root)).toEqual(['Gizmos', 'PhET', 'Third']))
    expect(server.asked('GET /apps')[0]?.query.get('offset')).toBe('2')
    expect(document.activeElement?.textContent).toBe('Third')
    expect(named(root, 'Show more')).toBeUndefined()
  })
})

describe('filters', () => {
  test('a chip narrows the search, stands in the address, and goes when pressed again', async () => {
    const server = fakeServer({ 'GET /apps': () => ({ body: found('Gizmos') }) })
    const root = await mount(aBrowseModel())
    await click(named(root, /^In review/))
    await eventually(() => expect(location.search).toBe('?verdict=in-review'))
    expect(named(root, /^In review/)?.getAttribute('aria-pressed')).toBe('true')
    await eventually(() => expect(server.asked('GET /apps')).toHaveLength(1))
    expect(server.asked('GET /apps')[0]?.query.get('verdict')).toBe('in-review')
    await click(named(root, /^In review/))
    await eventually(() => expect(location.search).toBe(''))
  })

  test('an area shows its kinds, and a kind narrows further', async () => {
    fakeServer({ 'GET /apps': () => ({ body: found('Gizmos') }) })
    const root = await mount(aBrowseModel())
    expect(named(root, 'Study tools')).toBeUndefined()
    await click(named(root, /^Learning/))
    await click(named(root, 'Study tools'))
    await eventually(() => expect(location.search).toBe('?function=LC.study-tools'))
    expect(named(root, /^Learning/)?.getAttribute('aria-pressed')).toBe('true')
  })

  test('what stands in the address is applied when the page opens; nonsense in it is ignored', async () => {
    history.replaceState(null, '', '/lti/launch?q=quiz&verdict=limited&privacy=everything&keep=me')
    const server = fakeServer({ 'GET /apps': () => ({ body: found('QuizBarn') }) })
    const root = await mount(aBrowseModel())
    await eventually(() => expect(namesOfApps(root)).toEqual(['QuizBarn']))
    const query = server.asked('GET /apps')[0]?.query
    expect(Object.fromEntries(query ?? [])).toEqual({ limit: '24', q: 'quiz', verdict: 'limited' })
    expect(searchBox(root).value).toBe('quiz')
    expect(new URLSearchParams(location.search).get('keep')).toBe('me')
  })
})

describe('trouble', () => {
  test('a failed search keeps the apps, gives the reference code, and can be tried again', async () => {
    const server = fakeServer({
      'GET /apps': () => ({ status: 500, body: { reference: 'K7QM-4XRD', detail: 'Broken.' } }),
    })
    const root = await mount(aBrowseModel())
    await type(searchBox(root), 'quiz')
    await eventually(() => expect(root.textContent).toContain('K7QM-4XRD'))
    expect(namesOfApps(root)).toEqual(['Gizmos', 'PhET'])
    server.answer('GET /apps', () => ({ body: found('QuizBarn') }))
    await click(named(root, 'Try again'))
    await eventually(() => expect(namesOfApps(root)).toEqual(['QuizBarn']))
    expect(named(root, 'Try again')).toBeUndefined()
  })

  test('when the next page does not come, the trouble stands at the end of the list', async () => {
    fakeServer({ 'GET /apps': () => ({ status: 500 }) })
    const root = await mount(aBrowseModel({ page: aPage([anApp()], 3) }))
    await click(named(root, 'Show more'))
    await eventually(() => expect(root.querySelector('.apps + [role=status] .banner')).not.toBeNull())
    expect(root.querySelectorAll('.banner')).toHaveLength(1)
  })

  test('offline says so and searches by itself when the connection is back', async () => {
    const server = fakeServer({ 'GET /apps': () => 'unreachable' })
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const root = await mount(aBrowseModel())
    await type(searchBox(root), 'quiz')
    await eventually(() => expect(root.textContent).toContain('You are offline'))
    online.mockRestore()
    server.answer('GET /apps', () => ({ body: found('QuizBarn') }))
    dispatchEvent(new Event('online'))
    await eventually(() => expect(namesOfApps(root)).toEqual(['QuizBarn']))
  })

  test('an ended session turns the page into one that says how to go on', async () => {
    fakeServer({ 'GET /apps': () => ({ status: 401, body: { code: 'session.expired' } }) })
    const root = await mount(aBrowseModel())
    await type(searchBox(root), 'quiz')
    await eventually(() =>
      expect(root.querySelector('h1')?.textContent).toBe('This page has been open a while'),
    )
    expect(root.textContent).toContain('Open it again from your course.')
    expect(namesOfApps(root)).toEqual([])
  })

  test('a one-time code that was used before ends the session too, and is not redeemed again', async () => {
    const server = fakeServer({ 'POST /session': () => ({ status: 401 }), 'GET /apps': () => ({}) })
    const root = await mount(aBrowseModel())
    await type(searchBox(root), 'quiz')
    await eventually(() => expect(root.textContent).toContain('open a while'))
    expect(server.asked('POST /session')).toHaveLength(1)
    expect(server.asked('GET /apps')).toHaveLength(0)
  })
})

test('an empty catalog says what will stand here', async () => {
  const root = await mount(aBrowseModel({ page: aPage([]) }))
  expect(root.textContent).toContain('as soon as Fairview Schools adds them')
})

test('a Spanish page has no English left', async () => {
  const app = anApp({
    use: { opens: 14, people: { fewerThan: 10 }, minutes: null },
    grades: { low: 0, high: 5 },
  })
  const root = await mount(aBrowseModel({ locale: 'es', page: aPage([app]) }))
  expect(root.textContent).toContain('Aplicaciones para Biology 9')
  expect(root.textContent).toContain('Abierta 14 veces en 4 semanas por menos de 10 personas')
  expect(root.textContent).toContain('Grados K–5')
  expect(root.textContent).not.toMatch(/\b(Open|Details|Approved|Search|Filters|Grades)\b/)
})

test('only a demo district says that its decisions are imaginary', async () => {
  const real = aBrowseModel({ district: { name: 'Fairview Schools', isDemo: false } })
  expect((await mount(real)).textContent).not.toContain('imaginary')
  expect((await mount(aBrowseModel())).textContent).toContain('imaginary')
})
