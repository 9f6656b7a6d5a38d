import type { AppPage } from '@lectern/api-contracts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { RequestRefused, SessionEnded } from '../backend/refusals.ts'
import { usePage } from '../page.tsx'
import type { Filters } from './filters.ts'
import { filtersFromUrl, filtersToUrl, isFiltered, noFilters } from './filters.ts'

export interface Search {
  /** What the person chose; the results follow. */
  filters: Filters
  /** What was found last: it stays until something newer has arrived. */
  page: AppPage
  loading: boolean
  trouble?: Trouble
  type: (q: string) => void
  choose: (filters: Filters) => void
  more: () => void
  retry: () => void
}

interface Trouble {
  /** It was the next page that did not come. */
  paging: boolean
  offline: boolean
  /** Of the server's log. */
  reference?: string
}

/** Long enough to let a word be finished, short enough to feel like an answer. */
const typingPause = 120

export function useSearch(firstPage: AppPage): Search {
  const { backend } = usePage()
  const [filters, setFilters] = useState(noFilters)
  const [page, setPage] = useState(firstPage)
  const [loading, setLoading] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const latest = useRef({ abort: new AbortController(), retry: () => {}, offline: false })

  /** A newer request makes the older one stale, whether it still waits, is under way or is being read. */
  function request(wanted: Filters, { offset = 0, pause = 0 } = {}): void {
    latest.current.abort.abort()
    const abort = new AbortController()
    latest.current = { abort, retry: () => request(wanted, { offset }), offline: false }
    setLoading(true)
    setTrouble(undefined)

    const timer = setTimeout(async () => {
      // Here and not at every letter: Safari refuses more than a hundred of these in half a minute.
      history.replaceState(history.state, '', location.pathname + filtersToUrl(wanted, location.search))
      try {
        const found = await backend.search(wanted, offset, abort.signal)
        if (abort.signal.aborted) return
        setPage((shown) => (offset ? { ...found, apps: [...shown.apps, ...found.apps] } : found))
      } catch (error) {
        if (abort.signal.aborted) return
        const met = troubleOf(error, offset > 0)
        setTrouble(met)
        latest.current.offline = met?.offline ?? false
      }
      setLoading(false)
    }, pause)
    abort.signal.addEventListener('abort', () => clearTimeout(timer))
  }

  function change(wanted: Filters, pause = 0): void {
    setFilters(wanted)
    request(wanted, { pause })
  }

  useEffect(() => {
    const asked = filtersFromUrl(location.search)
    if (isFiltered(asked)) change(asked)
    const backOnline = () => latest.current.offline && latest.current.retry()
    addEventListener('online', backOnline)
    return () => {
      removeEventListener('online', backOnline)
      latest.current.abort.abort()
    }
  }, [])

  return {
    filters,
    page,
    loading,
    trouble,
    type: (q) => change({ ...filters, q }, typingPause),
    choose: (wanted) => change(wanted),
    more: () => request(filters, { offset: page.apps.length }),
    retry: () => latest.current.retry(),
  }
}

function troubleOf(error: unknown, paging: boolean): Trouble | undefined {
  // The whole page says so, see EmbedPage.
  if (error instanceof SessionEnded) return undefined
  if (error instanceof RequestRefused) return { paging, offline: false, reference: error.reference }
  return { paging, offline: !navigator.onLine }
}
