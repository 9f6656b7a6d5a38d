import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import { addDays, earlier, later, mondayOf } from './day.ts'
import {
  adoptionByWeek,
  latestSource,
  productTotals,
  type ProductTotal,
  type Weeks,
} from './imported-overview-store.ts'

/** What the catalog knows of the source's product ids: the ports that composition joins. */
export type CatalogLookup = (
  source: string,
  productKeys: readonly string[],
) => Promise<ReadonlyMap<string, { appId: string; name: string }>>

export interface ImportedOverview {
  source: string
  /** ISO dates. Whole weeks, as far as there is data. */
  from: string
  to: string
  available: { from: string; to: string }
  /** Page loads per 1,000 students and school day (Monday to Friday with data), averaged over the week. */
  weeks: { week: string; inCatalog: number; outsideCatalog: number }[]
  products: number
  unknownProducts: number
  /** Shares of all page loads, 0 to 1. */
  unknownShare: number
  topTwentyShare: number
  mostUsed: ProductUse[]
  unknownInUse: ProductUse[]
}

export interface ProductUse {
  /** null: not in the catalog; the label is then the source's id. */
  appId: string | null
  label: string
  engagement: number
  share: number
  /** Highest percentage of students on one day, as the source published it. */
  peakAccess: number | null
  days: number
}

export interface ImportedOverviewOptions {
  /** ISO dates; without them the last year that the data has. */
  from?: string
  to?: string
  catalogued: CatalogLookup
}

const listed = 20

/**
 * Adoption as another system measured it, from the source with the newest data; null when nothing was imported.
 * @throws Problem `usage.range-without-data`
 */
export async function importedOverview(
  scope: DistrictScope,
  { from, to, catalogued }: ImportedOverviewOptions,
): Promise<ImportedOverview | null> {
  const available = await latestSource(scope)
  if (!available) return null
  const { source, firstDay, lastDay } = available
  const lastWanted = earlier(to ?? lastDay, lastDay)
  const firstWanted = later(from ?? addDays(lastWanted, -364), firstDay)
  if (firstWanted > lastWanted) throw withoutData(firstDay, lastDay)
  const weeks: Weeks = { source, first: mondayOf(firstWanted), last: mondayOf(lastWanted) }

  const totals = await productTotals(scope, weeks)
  const known = await catalogued(
    source,
    totals.map(({ productKey }) => productKey),
  )
  const allLoads = sumOf(totals)
  const unknown = totals.filter(({ productKey }) => !known.has(productKey))
  const useOf = ({ productKey, engagement, peakAccess, days }: ProductTotal): ProductUse => ({
    appId: known.get(productKey)?.appId ?? null,
    label: known.get(productKey)?.name ?? productKey,
    engagement: toCents(engagement),
    share: shareOf(engagement, allLoads),
    peakAccess,
    days,
  })
  return {
    source,
    from: later(weeks.first, firstDay),
    to: earlier(addDays(weeks.last, 6), lastDay),
    available: { from: firstDay, to: lastDay },
    weeks: (await adoptionByWeek(scope, weeks, [...known.keys()])).map(
      ({ week, inCatalog, outsideCatalog }) => ({
        week,
        inCatalog: toCents(inCatalog),
        outsideCatalog: toCents(outsideCatalog),
      }),
    ),
    products: totals.length,
    unknownProducts: unknown.length,
    unknownShare: shareOf(sumOf(unknown), allLoads),
    topTwentyShare: shareOf(sumOf(totals.slice(0, 20)), allLoads),
    mostUsed: inUse(totals).map(useOf),
    unknownInUse: inUse(unknown).map(useOf),
  }
}

/** The totals come with the most used first. */
const inUse = (totals: ProductTotal[]): ProductTotal[] =>
  totals.slice(0, listed).filter(({ engagement }) => engagement > 0)

const sumOf = (totals: ProductTotal[]): number => totals.reduce((sum, { engagement }) => sum + engagement, 0)

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** The source's own precision. */
const toCents = (value: number): number => Math.round(value * 100) / 100

const withoutData = (firstDay: string, lastDay: string): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'usage.range-without-data',
    message: `There is no imported data in this range. It reaches from ${firstDay} to ${lastDay}.`,
  })
