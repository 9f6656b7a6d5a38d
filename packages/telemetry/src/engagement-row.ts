import type { CsvRow } from '@lectern/imports'
import { isDay } from './day.ts'

/** One product on one day, as LearnPlatform's extension measured it. */
export interface Engagement {
  productKey: string
  /** ISO date. */
  day: string
  pctAccess: number | null
  engagementIndex: number | null
}

export interface Refusal {
  code: string
  reason: string
}

/** Columns of LearnPlatform's engagement files. */
export const engagementColumns = {
  required: {
    day: ['time', 'date'],
    product: ['lp_id', 'lp id'],
    access: ['pct_access'],
    engagement: ['engagement_index'],
  },
} as const

const firstDay = '2000-01-01'
/** A thousand page loads per student and day; the highest in 13 million real rows is below 250. */
const highestEngagement = 1_000_000
const number = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/**
 * Reads one row. Two oddities of real files are right: access 0 with page loads (rounded to two decimals), and no
 * engagement where nobody had access.
 * @param lastDay ISO date; nothing was measured after it
 */
export function readEngagement(
  { values, misshapen }: CsvRow<keyof typeof engagementColumns.required>,
  lastDay: string,
): Engagement | Refusal {
  if (misshapen) return refuse('row-misshapen', 'The row has another number of fields than the first line.')
  if (values.product === '')
    return refuse('product-id-missing', 'lp_id is empty, so nobody can say which product was used.')
  if (!/^\d{1,12}$/.test(values.product))
    return refuse('product-id-malformed', 'lp_id must be a whole number.')
  if (!isDay(values.day) || values.day < firstDay || values.day > lastDay)
    return refuse('date-invalid', `time must be a day like 2020-03-16, between ${firstDay} and today.`)
  const pctAccess = numberOf(values.access, 100)
  if (pctAccess === undefined)
    return refuse('access-out-of-range', 'pct_access must be empty or a number from 0 to 100.')
  const engagementIndex = numberOf(values.engagement, highestEngagement)
  if (engagementIndex === undefined)
    return refuse(
      'engagement-out-of-range',
      `engagement_index must be empty or a number from 0 to ${highestEngagement}.`,
    )
  return { productKey: values.product, day: values.day, pctAccess, engagementIndex }
}

/** undefined: neither empty nor a number in range. */
function numberOf(text: string, highest: number): number | null | undefined {
  if (text === '') return null
  const value = number.test(text) ? Number(text) : Number.NaN
  return value >= 0 && value <= highest ? value : undefined
}

const refuse = (code: string, reason: string): Refusal => ({ code: `usage.${code}`, reason })
