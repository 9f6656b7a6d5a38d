import type { ImportedUse } from './overview-query.ts'

type Week = ImportedUse['weeks'][number]

export interface AdoptionFacts {
  /** Pages per student and school day in the middle week of those with reports; null when none has any. */
  typicalPages: number | null
  busiest: { week: string; pages: number } | null
  /** Percentage points by which the share outside the catalog moved from the first half to the second. */
  outsideMoved: number | null
  /** The first of at least three closing weeks in which next to nothing was reported. */
  silentSince: string | null
}

/** What the adoption picture says in a sentence. */
export function adoptionFacts(weeks: Week[]): AdoptionFacts {
  const silentSince = findSilence(weeks)
  const reported = weeks.filter((week) => !silentSince || week.week < silentSince)
  const busiest = reported.reduce<Week | null>(
    (best, week) => (best && pages(best) >= pages(week) ? best : week),
    null,
  )
  return {
    typicalPages: median(reported.map(pages)),
    busiest: busiest && { week: busiest.week, pages: pages(busiest) },
    outsideMoved: movedShare(reported),
    silentSince,
  }
}

/** The contract counts page loads per 1,000 students. */
const pages = (week: Week) => (week.inCatalog + week.outsideCatalog) / 1000

const closingWeeks = 3
/** Half a page per student and school day: less than any summer break in the published district data. */
const leastPages = 0.5
const leastShareOfBusiest = 0.01

/** Two quiet weeks are a holiday; a long quiet end mostly means that the source stopped reporting. */
function findSilence(weeks: Week[]) {
  const limit = Math.max(leastPages, leastShareOfBusiest * Math.max(0, ...weeks.map(pages)))
  const lastLoud = weeks.findLastIndex((week) => pages(week) >= limit)
  const silent = weeks.slice(lastLoud + 1)
  return silent.length >= closingWeeks ? (silent[0]?.week ?? null) : null
}

function median(values: number[]) {
  const ordered = values.toSorted((one, other) => one - other)
  return ordered[Math.floor(ordered.length / 2)] ?? null
}

const leastWeeksToCompare = 8

function movedShare(weeks: Week[]) {
  if (weeks.length < leastWeeksToCompare) return null
  const middle = Math.floor(weeks.length / 2)
  return (outsideShare(weeks.slice(middle)) - outsideShare(weeks.slice(0, middle))) * 100
}

function outsideShare(weeks: Week[]) {
  const outside = weeks.reduce((sum, week) => sum + week.outsideCatalog, 0)
  const all = weeks.reduce((sum, week) => sum + week.inCatalog + week.outsideCatalog, 0)
  return all === 0 ? 0 : outside / all
}
