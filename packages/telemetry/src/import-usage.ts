import type { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import { readCsv, type ImportObserver, type ImportOutcome } from '@lectern/imports'
import { Problem } from '@lectern/problem'
import { engagementColumns, readEngagement, type Engagement, type Refusal } from './engagement-row.ts'
import { lockSource, rebuildWeeks, storeEngagement } from './imported-usage-store.ts'

export interface ImportUsageOptions {
  source: 'learnplatform'
  now?: Date
}

const batchRows = 4_000
/** Fifteen times the largest real district-year; the days seen of every product are kept in memory. */
const mostRows = 2_000_000

/**
 * Takes in a district's engagement file in one transaction. Rows of a file that was imported before are unchanged;
 * a corrected figure replaces the old one; nothing is ever removed.
 * @throws Problem `csv.…`, `usage.too-many-rows`
 */
export const importUsage = (
  scope: DistrictScope,
  file: Readable,
  observer: ImportObserver,
  { source, now = new Date() }: ImportUsageOptions,
): Promise<ImportOutcome> =>
  scope.transaction(async (inside) => {
    await lockSource(inside, source)
    const counts: ImportOutcome = { total: 0, accepted: 0, unchanged: 0, rejected: 0 }
    const seen = new SeenDays()
    let batch: Engagement[] = []

    async function store(): Promise<void> {
      observer.signal.throwIfAborted()
      const stored = await storeEngagement(inside, source, batch)
      counts.accepted += stored
      counts.unchanged += batch.length - stored
      batch = []
      await observer.progress({ ...counts })
    }

    const lastDay = tomorrow(now)
    for await (const row of readCsv(file, engagementColumns)) {
      if (++counts.total > mostRows) throw tooManyRows()
      const read = seen.once(readEngagement(row, lastDay))
      if ('code' in read) {
        counts.rejected += 1
        await observer.rejected({ line: row.line, ...read, row: row.raw() })
      } else if (batch.push(read) === batchRows) await store()
    }
    await store()
    if (counts.accepted > 0) await rebuildWeeks(inside, source, seen.first!, seen.last!)
    return counts
  })

/** The days of each product in this file: a second row for the same one contradicts the first, or repeats it. */
class SeenDays {
  first?: string
  last?: string
  readonly #daysOf = new Map<string, Set<string>>()

  once(read: Engagement | Refusal): Engagement | Refusal {
    if ('code' in read) return read
    const { productKey, day } = read
    const days = this.#daysOf.get(productKey) ?? new Set()
    if (days.has(day))
      return {
        code: 'usage.duplicate-row',
        reason: 'An earlier row of the file has the same product and day.',
      }
    this.#daysOf.set(productKey, days.add(day))
    if (!this.first || day < this.first) this.first = day
    if (!this.last || day > this.last) this.last = day
    return read
  }
}

/** Somewhere on earth it already is. */
const tomorrow = (now: Date): string => new Date(now.getTime() + 24 * 3_600_000).toISOString().slice(0, 10)

const tooManyRows = (): Problem =>
  new Problem({
    kind: 'too-large',
    code: 'usage.too-many-rows',
    message: `The file has more than ${mostRows} rows. Split it by year.`,
  })
