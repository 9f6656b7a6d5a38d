import type { AppPage } from '@lectern/api-contracts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { RequestRefused, SessionEnded } from '../backend/refusals.ts'
import { usePage } from '../page.tsx'
import type { Filters } from './filters.ts'
import { filtersFromUrl, filtersToUrl, isFiltered, noFilters } from './filters.ts'

export type SearchStatus =
  { kind: 'idle' } | { kind: 'loading' } | { kind: 'offline' } | { kind: 'failed'; reference?: string }

export interface Search {
  /** What the person chose; the results follow. */
  filters: Filters
  /** What was found last: it stays until something newer has arrived. */
  page: AppPage
  status: SearchStatus
  type: (q: string) => void
  choose: (filters: Filters) => void
  more: () => void
  retry: () => void
}

/** Long enough to let a word be finished, short enough to feel like an answer. */
const typingPause = 120

export function useSearch(firstPage: AppPage): Search {
  const { backend } = usePage()
  const [filters, setFilters] = useState(noFilters)
  const [page, setPage] = useState(firstPage)
  const [status, setStatus] = useState<SearchStatus>({ kind: 'idle' })
  const latest = useRef({ abort: new AbortController(), retry: () => {} })

  /** A newer request makes the older one stale, whether it still waits, is under way or is being read. */
  function request(wanted: Filters, { offset = 0, pause = 0 } = {}): void {
    latest.current.abort.abort()
    const abort = new AbortController()
    latest.current = { abort, retry: () => request(wanted, { offset }) }
    setStatus({ kind: 'loading' })

    const timer = setTimeout(async () => {
      try {
        const found = await backend.search(wanted, offset, abort.signal)
        if (abort.signal.aborted) return
        setPage((shown) => (offset ? { ...found, apps: [...shown.apps, ...found.apps] } : found))
        setStatus({ kind: 'idle' })
      } catch (error) {
        if (!abort.signal.aborted) setStatus(statusOf(error))
      }
    }, pause)
    abort.signal.addEventListener('abort', () => clearTimeout(timer))
  }

  function change(wanted: Filters, pause = 0): void {
    setFilters(wanted)
    history.replaceState(history.state, '', location.pathname + filtersToUrl(wanted, location.search))
    request(wanted, { pause })
  }

  useEffect(() => {
    const asked = filtersFromUrl(location.search)
    if (isFiltered(asked)) change(asked)
    return () => latest.current.abort.abort()
  }, [])

  useEffect(() => {
    if (status.kind !== 'offline') return
    const retry = () => latest.current.retry()
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [status.kind])

  return {
    filters,
    page,
    status,
    type: (q) => change({ ...filters, q }, typingPause),
    choose: (wanted) => change(wanted),
    more: () => request(filters, { offset: page.apps.length }),
    retry: () => latest.current.retry(),
  }
}

function statusOf(error: unknown): SearchStatus {
  // The whole page says so, see EmbedPage.
  if (error instanceof SessionEnded) return { kind: 'idle' }
  if (error instanceof RequestRefused) return { kind: 'failed', reference: error.reference }
  return navigator.onLine ? { kind: 'failed' } : { kind: 'offline' }
}
