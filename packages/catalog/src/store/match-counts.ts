import type { DistrictId } from '@lectern/launch'
import type { AppSearch } from '../search-apps.ts'
import type { Verdict } from '../listing.ts'
import { isTyped } from './search-query.ts'

/** How many of the apps that pass all other filters share verdict and areas, and whether they pass these two. */
export interface MatchCount {
  verdict: Verdict
  areas: string[]
  ofFunction: boolean
  ofVerdict: boolean
  apps: number
}

interface Counted {
  /** The district's catalog_version when they were counted: they are true as long as it has not risen. */
  version: string
  counts: readonly MatchCount[]
}

/** The counts of searches by filters alone. The least recently used goes when there are too many. */
export class CountCache {
  readonly #entries = new Map<string, Counted>()
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  find(districtId: DistrictId, search: AppSearch): Counted | undefined {
    return this.#entries.get(keyOf(districtId, search))
  }

  keep(districtId: DistrictId, search: AppSearch, counted: Counted): void {
    if (isTyped(search)) return
    const key = keyOf(districtId, search)
    this.#entries.delete(key)
    this.#entries.set(key, counted)
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > this.#capacity && oldest !== undefined) this.#entries.delete(oldest)
  }
}

const keyOf = (districtId: DistrictId, search: AppSearch): string =>
  JSON.stringify([
    districtId,
    isTyped(search) ? search.q : '',
    search.function,
    search.verdict,
    search.approval,
    search.privacy,
    search.sector,
    search.grade,
  ])
