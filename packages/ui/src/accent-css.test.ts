import { expect, test } from 'vitest'
import { accentCss } from './accent-css.ts'

const accentsOf = (css: string): string[] =>
  [...css.matchAll(/--accent:(#[0-9a-f]{6})/g)].map(([, colour]) => colour!)

test("a colour that reads well is the host's own in light", () => {
  expect(accentCss('#2c3e50')).toContain('[data-theme=light]{--accent:#2c3e50;--accent-ink:#ffffff}')
})

test.each(['#ffff00', '#ffffff', '#000000', '#888888', '#ff6600', '#0374b5'])(
  'text in %s can be read on its grounds in both themes',
  (colour) => {
    const [light, dark] = accentsOf(accentCss(colour))
    expect(ratio(light!, soft(light!, '#ffffff'))).toBeGreaterThanOrEqual(4.5)
    expect(ratio(light!, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(ratio(dark!, soft(dark!, '#1a2126'))).toBeGreaterThanOrEqual(4.5)
    expect(ratio(dark!, '#000000')).toBeGreaterThanOrEqual(4.5)
  },
)

test('who asked for more contrast keeps it', () => {
  const css = accentCss('#0374b5')
  expect(css).not.toContain('contrast]')
  expect(css.split('[data-theme=auto]')[0]).toContain('prefers-contrast:no-preference')
})

test.each(['red', '#fff', '', '#12345g', '#000000}body{display:none'])('%j is no colour of ours', (text) => {
  expect(accentCss(text)).toBe('')
})

/** Written again, so that the formula itself is under test. */
const parts = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
const soft = (colour: string, surface: string): string =>
  `#${parts(surface)
    .map((part, index) => Math.round(part * 0.88 + parts(colour)[index]! * 0.12))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`
const light = (colour: string): number =>
  parts(colour)
    .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index]!, 0)
const ratio = (one: string, other: string): number =>
  (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05)
