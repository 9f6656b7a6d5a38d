import { expect, test } from 'vitest'
import { discloseBreakdown } from './disclose-breakdown.ts'
import { colleaguesMinimum, disclose, discloseSum, type DisclosedCount } from './disclosure.ts'

test('a count of 1 to 9 people is only said to be small; none and 10 are said', () => {
  expect([0, 1, 9, 10, 11].map((people) => disclose(people))).toEqual([
    { value: 0 },
    { fewerThan: 10 },
    { fewerThan: 10 },
    { value: 10 },
    { value: 11 },
  ])
  expect([4, 5].map((people) => disclose(people, colleaguesMinimum))).toEqual([
    { fewerThan: 5 },
    { value: 5 },
  ])
})

test('a sum is said of ten people or more, and of nobody there is none', () => {
  expect([0, 1, 9, 10].map((people) => discloseSum(90, people))).toEqual([null, null, null, 90])
})

test('a breakdown without small cells is shown as it is', () => {
  expect(discloseBreakdown([12, 0, 30])).toEqual({
    cells: [{ value: 12 }, { value: 0 }, { value: 30 }],
    total: { value: 42 },
  })
})

test('one small cell takes the next smallest with it, and nothing tells them apart', () => {
  expect(discloseBreakdown([4, 25, 80])).toEqual({
    cells: [{ fewerThan: 30 }, { fewerThan: 30 }, { value: 80 }],
    total: { value: 109 },
  })
})

test('where the cells cannot hide each other the total is hidden too', () => {
  const hidden = { fewerThan: 20 }
  expect(discloseBreakdown(Array.from({ length: 10 }, () => 1))).toEqual({
    cells: Array.from({ length: 10 }, () => hidden),
    total: hidden,
  })
  expect(discloseBreakdown([3])).toEqual({ cells: [{ fewerThan: 10 }], total: { fewerThan: 10 } })
})

test('no hidden cell of any table of three can be had by subtraction: each could be seven values or more', () => {
  for (let a = 0; a <= 22; a++)
    for (let b = a; b <= 22; b++)
      for (let c = b; c <= 22; c++) {
        const { cells, total } = discloseBreakdown([a, b, c])
        const hidden = cells.flatMap((cell, at) => ('fewerThan' in cell ? [at] : []))
        for (const cell of hidden)
          expect(possible(cells, total, cell).size, `${a} ${b} ${c}`).toBeGreaterThanOrEqual(7)
        const small = [a, b, c].flatMap((people, at) => (people > 0 && people < 10 ? [at] : []))
        expect(small.filter((at) => !hidden.includes(at))).toEqual([])
      }
})

/** What a reader of the table can still believe about one cell. */
function possible(cells: DisclosedCount[], total: DisclosedCount, wanted: number): Set<number> {
  const ranges = cells.map((cell) => ('value' in cell ? [cell.value] : range(1, cell.fewerThan - 1)))
  const found = new Set<number>()
  for (const x of ranges[0]!)
    for (const y of ranges[1]!)
      for (const z of ranges[2]!)
        if ('value' in total ? x + y + z === total.value : x + y + z < total.fewerThan)
          found.add([x, y, z][wanted]!)
  return found
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
