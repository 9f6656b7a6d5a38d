import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { markColours } from '../mark.ts'

const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

const blocksOf = (selector: string): string[][] =>
  tokens
    .split(`[data-theme='${selector}'] {`)
    .slice(1)
    .map((rest) => declarations(rest.slice(0, rest.indexOf('}'))))

const declarations = (block: string): string[] =>
  block
    .split(';')
    .map((line) => line.trim())
    .filter(Boolean)

test('auto is the dark theme for who prefers dark, and the contrast theme for who prefers more contrast', () => {
  const [dark] = blocksOf('dark')
  const [contrast] = blocksOf('contrast')
  expect(dark?.length).toBeGreaterThan(20)
  expect(blocksOf('auto')).toEqual([dark, contrast])
})

test('the contrast theme decides about every colour that the dark theme decides about', () => {
  const names = (block: string[] | undefined) => block?.map((line) => line.split(':')[0])
  expect(names(blocksOf('contrast')[0])).toEqual(
    expect.arrayContaining(names(blocksOf('dark')[0]) ?? ['none']),
  )
})

test('the marks that are drawn without the tokens have their colours', () => {
  const light = tokens.slice(0, tokens.indexOf('[data-theme'))
  const tiles = [...light.matchAll(/--mark-\d: (#[0-9a-f]{6});/g)].map(([, colour]) => colour)
  expect(tiles).toEqual(markColours)
})

test.each(['base', 'controls', 'surfaces', 'data', 'refusal'])(
  '%s.css takes its colours from the tokens',
  (name) => {
    const sheet = readFileSync(new URL(`${name}.css`, import.meta.url), 'utf8')
    expect(sheet).not.toMatch(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab)\(/i)
  },
)
