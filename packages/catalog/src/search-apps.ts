import type { DistrictScope } from '@lectern/database'
import type { AppId } from '@lectern/launch'
import type { CatalogApp } from './catalog-app.ts'
import type { ApprovalStatus, PrivacyStatus, Verdict } from './listing.ts'
import { toCatalogApp } from './store/app-columns.ts'
import { CountCache, type MatchCount } from './store/match-counts.ts'
import { searchQuery } from './store/search-query.ts'

export interface AppSearch {
  /** As typed: the beginning of each word is enough; accents, capitals and small typing errors do not matter. */
  q?: string
  /** A code of the taxonomy; it stands for all below it. */
  function?: string
  verdict?: Verdict
  approval?: ApprovalStatus
  privacy?: PrivacyStatus
  sector?: string
  /** Leaves out what is limited to other grades. */
  grade?: number
  sort?: 'relevance' | 'name' | 'use' | 'updated'
  limit?: number
  offset?: number
}

export interface AppSearchOptions {
  /** A teacher finds the same apps; those that are not approved come last. */
  visibility?: 'teacher'
  /** For the sort by use: the most used app first; all others follow by name. */
  mostUsed?: readonly AppId[]
}

export interface CatalogPage {
  apps: CatalogApp[]
  /** Matches of the whole search, not of this page. */
  total: number
  /** What each area and each verdict would find, were it the one chosen among its kind. */
  facets: { functions: Record<string, number>; verdicts: Record<string, number> }
}

/** Of searches without words, which would count the whole catalog every time. */
const countCache = new CountCache(1_000)

/**
 * Finds apps by the words of their name, vendor and function, the best first: the exact name, the beginning of the
 * name, words in the name, vendor or function; and only when nothing has the words, what is spelled most like them.
 * One round trip. Not for a transaction that changed the catalog: if it is undone, its version will come again with
 * other apps.
 */
export async function searchApps(
  scope: DistrictScope,
  search: AppSearch,
  options: AppSearchOptions = {},
): Promise<CatalogPage> {
  const known = countCache.find(scope.districtId, search)
  const { sql, values } = searchQuery(search, options, known?.version)
  const [found] = await scope.query<{ version: string; counts: MatchCount[] | null; apps: CatalogApp[] }>(
    sql,
    values,
  )
  if (!found) throw new Error('The search query answers with one row.')
  const counts = found.counts ?? known?.counts ?? []
  countCache.keep(scope.districtId, search, { version: found.version, counts })
  return { apps: found.apps.map(toCatalogApp), ...summed(counts) }
}

function summed(counts: readonly MatchCount[]): Omit<CatalogPage, 'apps'> {
  let total = 0
  const functions: Record<string, number> = {}
  const verdicts: Record<string, number> = {}
  for (const { verdict, areas, ofFunction, ofVerdict, apps } of counts) {
    if (ofFunction && ofVerdict) total += apps
    if (ofVerdict) for (const area of areas) functions[area] = (functions[area] ?? 0) + apps
    if (ofFunction) verdicts[verdict] = (verdicts[verdict] ?? 0) + apps
  }
  return { total, facets: { functions, verdicts } }
}
