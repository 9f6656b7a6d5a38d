import { appSearch } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import { catalogPath, exportPath, readCatalogView, searchQuery } from './catalog-view.ts'

const query =
  'q=math&function=LC.study-tools&verdict=limited&privacy=expired&sort=use&page=3&columns=vendor%2Cuse&app=x'

test('a view survives its own address', () => {
  const view = readCatalogView(query)
  expect(readCatalogView(catalogPath(view).split('?')[1] ?? '')).toEqual(view)
})

test('the plain catalog has a plain address', () => {
  expect(catalogPath(readCatalogView(''))).toBe('/catalog')
})

test('what a mistyped address asks for is left out', () => {
  expect(catalogPath(readCatalogView('verdict=great&sort=random&page=-2&columns=vendor,nothing'))).toBe(
    '/catalog?columns=vendor',
  )
})

test('the server is asked for the page in a form that its contract takes', () => {
  const asked = Object.fromEntries(new URLSearchParams(searchQuery(readCatalogView(query))))
  expect(appSearch.parse(asked)).toMatchObject({ q: 'math', sort: 'use', limit: 50, offset: 100 })
})

test('the export is the whole search, not one page of it', () => {
  expect(exportPath(readCatalogView(query))).toBe(
    '/apps.csv?q=math&function=LC.study-tools&verdict=limited&privacy=expired&sort=use',
  )
})
