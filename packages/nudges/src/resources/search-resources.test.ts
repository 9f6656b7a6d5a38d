import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import { hasResources, searchResources } from './search-resources.ts'
import { importing } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
  await importing(scope, [
    'id,title,url,provider,description,subjects,retired',
    '1,Graphing in ten minutes,https://v.example/1,Math Corner,Sliders and tables.,Algebra,',
    '2,Exit tickets that tell you something,https://v.example/2,Fairview Coaches,Graphing what the class knows.,,',
    '3,Evaluación formativa,https://v.example/3,Fairview Coaches,,Español,',
    '4,Graphing by hand,https://v.example/4,Math Corner,,,yes',
  ])
})
afterAll(() => db.drop())

const titles = async (q: string) => (await searchResources(scope, { q })).resources.map(({ title }) => title)

test('finds by the beginnings of words, those of the title first', async () => {
  expect(await titles('graph')).toEqual(['Graphing in ten minutes', 'Exit tickets that tell you something'])
  expect(await titles('min graph')).toEqual(['Graphing in ten minutes'])
})

test.each([
  ['fairv', 2],
  ['algebra', 1],
  ['evaluacion', 1],
  ['espanol', 1],
])('finds %s in provider, subject and without accents', async (q, found) => {
  expect(await titles(q)).toHaveLength(found)
})

test('finds in spite of a typing error, and only then guesses', async () => {
  expect(await titles('exti tickets')).toEqual(['Exit tickets that tell you something'])
  expect(await titles('zzzz')).toEqual([])
})

test('what is typed is no pattern and no query', async () => {
  expect(await titles(`graph' | :* & (!`)).toEqual([
    'Graphing in ten minutes',
    'Exit tickets that tell you something',
  ])
  expect(await titles('%')).toHaveLength(3)
})

test('without words gives all by title, page by page, and never a retired one', async () => {
  const page = await searchResources(scope, { limit: 2 })
  expect(page.total).toBe(3)
  expect(page.resources.map(({ title }) => title)).toEqual([
    'Evaluación formativa',
    'Exit tickets that tell you something',
  ])
  const rest = await searchResources(scope, { limit: 2, offset: 2 })
  expect(rest.resources.map(({ title }) => title)).toEqual(['Graphing in ten minutes'])
})

test("knows nothing of another district's resources", async () => {
  const other = await db.district()
  expect(await searchResources(other, { q: 'graph' })).toEqual({ resources: [], total: 0 })
  expect(await hasResources(other)).toBe(false)
  expect(await hasResources(scope)).toBe(true)
})
