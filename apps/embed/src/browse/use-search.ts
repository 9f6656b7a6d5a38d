import type { AppPage } from '@lectern/api-contracts'
import { useEffect, useState } from 'preact/hooks'
import { usePage } from '../page.tsx'
import type { Filters } from './filters.ts'
import { filtersFromUrl, filtersToUrl, isFiltered, noFilters } from './filters.ts'
import type { ListSearch } from './use-list-search.ts'
import { typingPause, useListSearch } from './use-list-search.ts'

export interface Search extends Pick<ListSearch<Filters, AppPage>, 'loading' | 'trouble' | 'retry'> {
  /** What the person chose; the results follow. */
  filters: Filters
  page: AppPage
  type: (q: string) => void
  choose: (filters: Filters) => void
  more: () => void
}

export function useSearch(firstPage: AppPage): Search {
  const { backend } = usePage()
  const [filters, setFilters] = useState(noFilters)
  const { found, loading, trouble, ask, retry } = useListSearch<Filters, AppPage>(firstPage, {
    find: (wanted, offset, signal) => {
      // Here and not at every letter: Safari refuses more than a hundred of these in half a minute.
      history.replaceState(history.state, '', location.pathname + filtersToUrl(wanted, location.search))
      return backend.search(wanted, offset, signal)
    },
    append: (shown, more) => ({ ...more, apps: [...shown.apps, ...more.apps] }),
  })

  function change(wanted: Filters, pause = 0): void {
    setFilters(wanted)
    ask(wanted, { pause })
  }

  useEffect(() => {
    const asked = filtersFromUrl(location.search)
    if (isFiltered(asked)) change(asked)
  }, [])

  return {
    filters,
    page: found,
    loading,
    trouble,
    retry,
    type: (q) => change({ ...filters, q }, typingPause),
    choose: (wanted) => change(wanted),
    more: () => ask(filters, { offset: found.apps.length }),
  }
}
