import { expect, test } from 'vitest'
import { shown } from './claim-values.ts'

test.each([
  [undefined, 'nothing'],
  [null, 'nothing'],
  ['x', '"x"'],
  [5, '5'],
  [['a', null, 5], '["a",null,5]'],
  [['a', ['b']], '["a","an array of 1"]'],
  [{ id: 1 }, '"an object"'],
  ['x'.repeat(500), `"${'x'.repeat(119)}`],
])('shows %j in a message as %s', (value, words) => {
  expect(shown(value)).toBe(words)
})

test('shows even what is nested without end', () => {
  const depth = 30_000
  expect(shown(JSON.parse('['.repeat(depth) + ']'.repeat(depth)))).toBe('["an array of 1"]')
  expect(shown(JSON.parse('{"":'.repeat(depth) + '1' + '}'.repeat(depth)))).toBe('"an object"')
})
