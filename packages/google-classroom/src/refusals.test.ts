import { expect, test } from 'vitest'
import { apiRefusals, frameRefusals, networkRefusals, pushRefusals, signInRefusals } from './index.ts'

test('every refusal has one meaning: no code stands in two tables', () => {
  const tables = [apiRefusals, frameRefusals, networkRefusals, pushRefusals, signInRefusals]
  const codes = tables.flatMap((table) => Object.keys(table))
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of codes) expect(code).toMatch(/^classroom\.[a-z]+(?:-[a-z]+)*$/)
})
