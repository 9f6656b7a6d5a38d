import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import {
  activityRefusals,
  entraRefusals,
  graphRefusals,
  packageRefusals,
  signInRefusals,
  tokenRefusals,
} from './index.ts'

const tables = [
  activityRefusals,
  entraRefusals,
  graphRefusals,
  packageRefusals,
  signInRefusals,
  tokenRefusals,
]
const codes = tables.flatMap((table) => Object.keys(table))

test('every refusal has one meaning: no code stands in two tables', () => {
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of codes) expect(code).toMatch(/^teams\.[a-z]+(?:-[a-z]+)*$/)
})

test('every refusal has a test that meets it', () => {
  const root = fileURLToPath(new URL('.', import.meta.url))
  const tests = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(`${root}${name}`, 'utf8'))
    .join('\n')
  expect(codes.filter((code) => !tests.includes(code))).toEqual([])
})
