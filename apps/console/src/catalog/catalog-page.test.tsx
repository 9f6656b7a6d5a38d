import { expect, test, vi } from 'vitest'
import { noContent, problem } from '../testing/fake-api.ts'
import { address, field, fill, press, pressable, renderConsole, sees } from '../testing/render-console.tsx'
import { aCatalog, anApp, anOverview, aSession } from '../testing/samples.ts'

const [first, second, third] = [anApp(1), anApp(2), anApp(3, { verdict: 'approved', approval: 'approved' })]

const routes = {
  'GET /session': aSession,
  'GET /overview': () => anOverview(),
  'GET /apps': ({ query }: { query: URLSearchParams }) =>
    query.get('verdict') === 'approved' ? aCatalog([third]) : aCatalog([first, second], 120),
}

test('typing searches after a pause and puts the search into the address', async () => {
  const requests = renderConsole('/catalog?page=2', routes)
  await sees('120 apps')
  const box = await searchBox()
  for (const text of ['m', 'ma', 'math']) type(box, text)
  await expect.poll(address).toBe('/console/catalog?q=math')
  await expect
    .poll(() => requests.findLast(({ path }) => path === '/apps')?.query.toString())
    .toBe('q=math&limit=50&offset=0')
  expect(requests.some(({ query }) => query.get('q') === 'm')).toBe(false)
})

test('a column header orders the table and says so', async () => {
  renderConsole('/catalog', routes)
  await press('Name')
  await expect.poll(address).toBe('/console/catalog?sort=name')
  const header = (await pressable('Name')).closest('th')
  expect(header?.getAttribute('aria-sort')).toBe('ascending')
})

test('the pages of a search have addresses', async () => {
  renderConsole('/catalog', routes)
  await press('Next')
  await expect.poll(address).toBe('/console/catalog?page=2')
  await sees('51–100 of 120')
})

test('a search without a match offers the way back', async () => {
  renderConsole('/catalog?q=26488', { ...routes, 'GET /apps': () => aCatalog([]) })
  await sees('No app matches this search')
  const clear = await pressable('Show all apps')
  expect(clear.getAttribute('href')).toBe('/console/catalog')
})

test('an empty catalog says what it is for and offers to import', async () => {
  renderConsole('/catalog', { ...routes, 'GET /apps': () => aCatalog([]) })
  await sees('Bring your list of apps')
})

test('a decision is sent whole, shown, and said to be saved', async () => {
  const path = `PUT /apps/${first.id}/listing`
  const requests = renderConsole('/catalog', { ...routes, [path]: noContent })
  await press('App 1')
  expect(address()).toBe(`/console/catalog?app=${first.id}`)
  await sees('Reason that teachers see')
  await fill('Approval', 'approved-with-conditions')
  await fill('Student data', 'agreement-signed')
  await fill('Reason that teachers see', 'grades-limited')
  await fill('From', '6')
  await fill('Find an approved app', 'app')
  await press('App 3')
  await press('Save decision')
  await sees('Saved the decision about App 1.')
  expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({
    approval: 'approved-with-conditions',
    privacy: 'agreement-signed',
    reason: 'grades-limited',
    grades: { low: 6, high: 12 },
    decisionDue: null,
    alternatives: [third.id],
  })
  expect(address()).toBe('/console/catalog')
})

test('a decision that the server refuses is taken back in the list and kept in the form', async () => {
  renderConsole(`/catalog?app=${first.id}`, {
    ...routes,
    [`PUT /apps/${first.id}/listing`]: () =>
      problem(409, 'catalog.conflict', 'Somebody else decided just now.'),
  })
  await sees('Reason that teachers see')
  await fill('Approval', 'denied')
  await press('Save decision')
  await sees(/Somebody else decided just now\..*K7QW-3MXD/)
  expect((await field('Approval')).value).toBe('denied')
  expect(document.querySelector('tbody tr')?.textContent).toMatch('In review')
})

const searchBox = () =>
  vi.waitFor(() => {
    const box = document.querySelector('input[type=search]')
    if (!(box instanceof HTMLInputElement)) throw new Error('The page has no search box')
    return box
  })

function type(box: HTMLInputElement, text: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
