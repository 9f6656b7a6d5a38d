/** What text needs on its ground (WCAG 2.2, 1.4.3). */
const enough = 4.5
/** As `--accent-soft` mixes it. */
const softPart = 0.12
const white: Rgb = [255, 255, 255]
/** `--surface` and `--accent-ink` of the dark theme. */
const darkSurface: Rgb = [0x1a, 0x21, 0x26]
const black: Rgb = [0, 0, 0]

type Rgb = readonly [number, number, number]

/**
 * The style that dresses a page in a host's own colour, made darker or lighter until its text can be read; the
 * contrast theme stays as it is.
 * @param colour `#rrggbb`; anything else gives no style
 */
export function accentCss(colour: string): string {
  const rgb = parse(colour)
  if (!rgb) return ''
  const light = `--accent:${readable(rgb, white, black)};--accent-ink:#ffffff`
  const dark = `--accent:${readable(rgb, darkSurface, white)};--accent-ink:#000000`
  return (
    `[data-theme=light]{${light}}[data-theme=dark]{${dark}}` +
    `@media (prefers-contrast:no-preference){[data-theme=auto]{${light}}` +
    `@media (prefers-color-scheme:dark){[data-theme=auto]{${dark}}}}`
  )
}

const parse = (colour: string): Rgb | undefined => {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return undefined
  const number = Number.parseInt(colour.slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

/** Steps towards `end` until the colour reads on the surface and on its own soft ground. */
function readable(colour: Rgb, surface: Rgb, end: Rgb): string {
  for (let part = 0; part < 1; part += 0.02) {
    const candidate = mix(colour, end, part)
    if (contrast(candidate, mix(surface, candidate, softPart)) >= enough) return hex(candidate)
  }
  return hex(end)
}

const mix = (from: Rgb, to: Rgb, part: number): Rgb => [
  Math.round(from[0] + (to[0] - from[0]) * part),
  Math.round(from[1] + (to[1] - from[1]) * part),
  Math.round(from[2] + (to[2] - from[2]) * part),
]

const hex = (rgb: Rgb): string => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`

function contrast(one: Rgb, other: Rgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG 2.2, relative luminance. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
