import type { Locale } from './catalog.ts'

/** Districts are American: Spanish here writes 1,234.5 and not 1.234,5. */
export const localeTags: Record<Locale, string> = { en: 'en-US', es: 'es-US' }

export interface Formats {
  /** Of an ISO date or of the UTC day of an instant: 4 December 2026 stays that day in every time zone. */
  day: (iso: string) => string
  shortDay: (iso: string) => string
  /** An instant, in the reader's time zone unless another is named. */
  moment: (iso: string, timeZone?: string) => string
  number: (value: number) => string
  /** 0.37 is 37 %. */
  percent: (share: number) => string
}

export function formats(locale: Locale): Formats {
  const tag = localeTags[locale]
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
  const shortDay = new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(tag)
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })

  return {
    day: (iso) => day.format(new Date(iso)),
    shortDay: (iso) => shortDay.format(new Date(iso)),
    moment: (iso, timeZone) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
        new Date(iso),
      ),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
  }
}
