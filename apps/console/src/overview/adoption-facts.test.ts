import { expect, test } from 'vitest'
import { adoptionFacts } from './adoption-facts.ts'

const week = (number: number, inCatalog: number, outsideCatalog: number) => ({
  week: new Date(Date.UTC(2020, 0, 6 + 7 * number)).toISOString().slice(0, 10),
  inCatalog,
  outsideCatalog,
})
const steady = (count: number, inCatalog = 40_000, outsideCatalog = 10_000) =>
  Array.from({ length: count }, (_, number) => week(number, inCatalog, outsideCatalog))

test('a typical day is the middle week, so that one busy week does not move it', () => {
  expect(adoptionFacts([...steady(4), week(4, 400_000, 0)])).toMatchObject({
    typicalPages: 50,
    busiest: { week: '2020-02-03', pages: 400 },
  })
})

test('the move of the share outside is in percentage points from the first half to the second', () => {
  const weeks = [...steady(4, 90, 10), ...steady(4, 80, 20)].map((one, number) => ({
    ...week(number, one.inCatalog * 1000, one.outsideCatalog * 1000),
  }))
  expect(adoptionFacts(weeks).outsideMoved).toBeCloseTo(10)
})

test('too few weeks are not compared', () => {
  expect(adoptionFacts(steady(7)).outsideMoved).toBeNull()
})

test('a source that falls silent is named, and its silence does not count as a typical week', () => {
  const silent = Array.from({ length: 13 }, (_, number) => week(10 + number, 60, 20))
  expect(adoptionFacts([...steady(10), ...silent])).toMatchObject({
    typicalPages: 50,
    silentSince: silent[0]?.week,
  })
})

test('two quiet weeks at the end are a holiday', () => {
  expect(adoptionFacts([...steady(10), week(10, 60, 0), week(11, 40, 0)]).silentSince).toBeNull()
})

test('a period without any reports has no typical day', () => {
  expect(adoptionFacts(steady(12, 50, 10))).toMatchObject({ typicalPages: null, busiest: null })
})
