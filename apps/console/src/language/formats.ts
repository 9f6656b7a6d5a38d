import { formats, localeTags, type Formats, type Locale } from '@lectern/ui/messages'

export interface ConsoleFormats extends Omit<Formats, 'moment'> {
  /** An instant on the district's clock. */
  moment: (iso: string) => string
  whole: (value: number) => string
  /** With one decimal at most. */
  rounded: (value: number) => string
  /** Of a whole: what is there but too small to round to something reads as less than a tenth of a percent. */
  share: (share: number) => string
  /** Of an ISO date: the short name of its month. */
  month: (isoDate: string) => string
  ago: (iso: string) => string
}

export function consoleFormats(locale: Locale, timeZone?: string): ConsoleFormats {
  const tag = localeTags[locale]
  const shared = formats(locale)
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 })
  const rounded = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 })
  const month = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  return {
    ...shared,
    moment: (iso) => shared.moment(iso, timeZone),
    whole: (value) => whole.format(value),
    rounded: (value) => rounded.format(value),
    share: (share) =>
      share > 0 && share < 0.0005 ? `<\u00a0${shared.percent(0.001)}` : shared.percent(share),
    month: (isoDate) => month.format(new Date(isoDate)),
    ago: (iso) => {
      const { value, unit } = distance(Date.parse(iso) - Date.now())
      return relative.format(value, unit)
    },
  }
}

const units = [
  { unit: 'day', milliseconds: 86_400_000 },
  { unit: 'hour', milliseconds: 3_600_000 },
  { unit: 'minute', milliseconds: 60_000 },
] as const

function distance(milliseconds: number) {
  for (const { unit, milliseconds: length } of units)
    if (Math.abs(milliseconds) >= length) return { value: Math.trunc(milliseconds / length), unit }
  return { value: 0, unit: 'minute' as const }
}
