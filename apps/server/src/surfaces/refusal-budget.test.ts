import { expect, test } from 'vitest'
import { refusalBudget } from './refusal-budget.ts'

test('sixty refusals of an installation are written down in a minute, those of another beside them', () => {
  let now = 0
  const mayRecord = refusalBudget(() => now)
  const allowed = Array.from({ length: 100 }, () => mayRecord('canvas')).filter(Boolean)
  expect(allowed).toHaveLength(60)
  expect(mayRecord('moodle')).toBe(true)
  now = 60_000
  expect(mayRecord('canvas')).toBe(true)
})
