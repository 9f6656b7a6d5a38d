/* Days are ISO dates, which sort as text. */

const atMidnight = (day: string): Date => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** A real day of the calendar: 2021-02-29 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = atMidnight(text)
  return !Number.isNaN(date.getTime()) && dayOf(date) === text
}

export function addDays(day: string, days: number): string {
  const date = atMidnight(day)
  date.setUTCDate(date.getUTCDate() + days)
  return dayOf(date)
}

/** The first day of its ISO week. */
export const mondayOf = (day: string): string => addDays(day, -((atMidnight(day).getUTCDay() + 6) % 7))

export const earlier = (a: string, b: string): string => (a < b ? a : b)
export const later = (a: string, b: string): string => (a > b ? a : b)
