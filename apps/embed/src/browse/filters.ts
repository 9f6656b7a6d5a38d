import type { Verdict } from '@lectern/api-contracts'

/** What narrows the apps; the same words as the search on the wire and in the page's address. */
export interface Filters {
  q: string
  function?: string
  verdict?: Verdict
  privacy?: 'none-required'
}

export const noFilters: Filters = { q: '' }

export const verdicts = ['approved', 'limited', 'in-review', 'not-approved'] as const satisfies Verdict[]

/** An address is typed by people too: what makes no sense in it is as if it were not there. */
export function filtersFromUrl(search: string): Filters {
  const query = new URLSearchParams(search)
  const code = query.get('function')
  return {
    q: query.get('q')?.slice(0, 200) ?? '',
    function: code && /^[A-Z]{2,3}(\.[a-z-]+){0,2}$/.test(code) ? code : undefined,
    verdict: verdicts.find((verdict) => verdict === query.get('verdict')),
    privacy: query.get('privacy') === 'none-required' ? 'none-required' : undefined,
  }
}

/** Keeps the parameters that are not ours: a host may have put some of its own. */
export function filtersToUrl(filters: Filters, search: string): string {
  const query = new URLSearchParams(search)
  for (const key of ['q', 'function', 'verdict', 'privacy'] as const) {
    const value = filters[key]
    if (value) query.set(key, value)
    else query.delete(key)
  }
  return query.size ? `?${query}` : ''
}

/** Chips in use; the words typed are not one. */
export const countFilters = ({ function: code, verdict, privacy }: Filters): number =>
  [code, verdict, privacy].filter(Boolean).length

export const isFiltered = (filters: Filters): boolean => filters.q.trim() !== '' || countFilters(filters) > 0
