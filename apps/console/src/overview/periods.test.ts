import { expect, test } from 'vitest'
import { isShown, periodsOf } from './periods.ts'

const available = { from: '2020-01-01', to: '2020-12-31' }

test('offers all data, the two school years it touches, and its last twelve weeks', () => {
  expect(periodsOf(available)).toEqual([
    { kind: 'all', ...available },
    { kind: 'school-year', starts: 2020, from: '2020-07-01', to: '2020-12-31' },
    { kind: 'school-year', starts: 2019, from: '2020-01-01', to: '2020-06-30' },
    { kind: 'last-weeks', from: '2020-10-09', to: '2020-12-31' },
  ])
})

test('offers no twelve weeks where there are fewer', () => {
  const kinds = periodsOf({ from: '2020-11-18', to: '2020-12-31' }).map(({ kind }) => kind)
  expect(kinds).toEqual(['all', 'school-year'])
})

test('marks the one period that the answer covers', () => {
  const shown = periodsOf(available).filter((period) => isShown(period, available))
  expect(shown.map(({ kind }) => kind)).toEqual(['all'])
})
