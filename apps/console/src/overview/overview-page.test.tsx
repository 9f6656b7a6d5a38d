import { expect, test } from 'vitest'
import { problem } from '../testing/fake-api.ts'
import { address, press, pressable, renderConsole, sees } from '../testing/render-console.tsx'
import { anOverview, aSession } from '../testing/samples.ts'

const routes = { 'GET /session': aSession, 'GET /overview': () => anOverview() }

test('says in a sentence what the adoption picture shows, with its source', async () => {
  renderConsole('/', routes)
  await sees(
    'On a typical school day a student loaded 48 pages; 14.5% of all page loads went to apps outside your catalog.',
  )
  await sees('Imported from LearnPlatform 2020 data, January 1, 2020 to December 31, 2020.')
})

test('the numbers of the picture are a table one press away', async () => {
  renderConsole('/', routes)
  await press('Show as table')
  await sees('Week of')
  const rows = [...document.querySelectorAll('.scroll tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  )
  expect(rows[2]).toEqual(['September 21, 2020', '42,000', '8,000', '16%'])
})

test('a period stands in the URL and is what the server is asked for', async () => {
  const requests = renderConsole('/', routes)
  await press('School year 2019–20')
  expect(address()).toBe('/console/?from=2020-01-01&to=2020-06-30')
  await expect
    .poll(() => requests.findLast(({ path }) => path === '/overview')?.query.toString())
    .toBe('from=2020-01-01&to=2020-06-30')
})

test('an unknown app in use leads to the catalog search for its id', async () => {
  renderConsole('/', routes)
  const link = await pressable('Look for product 26488 in the catalog')
  expect(link.getAttribute('href')).toBe('/console/catalog?q=26488')
})

test('few people are never counted exactly', async () => {
  renderConsole('/', routes)
  await sees('15 launches and 7 apps opened by fewer than 10 people.')
})

test('the minutes of an app are told of ten people or more', async () => {
  const { live } = anOverview()
  const [desmos] = live.apps
  const phet = { ...desmos!, appId: desmos!.appId.replace(/1$/, '2'), name: 'PhET', minutes: 1_250 }
  renderConsole('/', {
    ...routes,
    'GET /overview': () => anOverview({ live: { ...live, apps: [desmos!, phet] } }),
  })
  await sees('Minutes at most')
  const rows = [...document.querySelectorAll('.live table tbody tr')].map((row) => [...row.children])
  expect(rows.map((cells) => [cells[0]?.textContent, cells.at(-1)?.textContent])).toEqual([
    ['Desmos', 'Too few people'],
    ['PhET', '1,250'],
  ])
})

test('what waits links to the page that shows exactly that', async () => {
  renderConsole('/', routes)
  await sees('3 things wait for you.')
  const links = [...document.querySelectorAll('.waiting a')].map((link) => link.getAttribute('href'))
  expect(links).toEqual(['/console/installations?show=pending', '/console/catalog?approval=in-review'])
})

test('without an import it says what will be here and offers to import', async () => {
  renderConsole('/', { ...routes, 'GET /overview': () => anOverview({ imported: null }) })
  const action = await pressable('Import usage')
  expect(action.getAttribute('href')).toBe('/console/catalog/imports?kind=usage')
})

test('a failure shows the detail, the reference and a way to try again', async () => {
  let fails = true
  renderConsole('/', {
    ...routes,
    'GET /overview': () =>
      fails ? problem(500, 'internal', 'Something failed inside Lectern.') : anOverview(),
  })
  await sees(/Something failed inside Lectern\..*K7QW-3MXD/)
  fails = false
  await press('Try again')
  await sees('Adoption over time')
})
