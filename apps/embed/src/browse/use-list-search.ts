import { useEffect, useRef, useState } from 'preact/hooks'
import { RequestRefused, SessionEnded } from '../backend/refusals.ts'

export interface ListSearch<Wanted, List> {
  /** What was found last: it stays until something newer has arrived. */
  found: List
  loading: boolean
  trouble?: Trouble
  ask: (wanted: Wanted, options?: { offset?: number; pause?: number }) => void
  retry: () => void
}

interface Trouble {
  /** It was the next page that did not come. */
  paging: boolean
  offline: boolean
  /** Of the server's log. */
  reference?: string
}

export interface ListSource<Wanted, List> {
  find: (wanted: Wanted, offset: number, signal: AbortSignal) => Promise<List>
  /** What is shown when a further page has come. */
  append: (shown: List, found: List) => List
}

/** Long enough to let a word be finished, short enough to feel like an answer. */
export const typingPause = 120

export function useListSearch<Wanted, List>(
  first: List,
  { find, append }: ListSource<Wanted, List>,
): ListSearch<Wanted, List> {
  const [found, setFound] = useState(first)
  const [loading, setLoading] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const latest = useRef({ abort: new AbortController(), retry: () => {}, offline: false })

  /** A newer request makes the older one stale, whether it still waits, is under way or is being read. */
  function ask(wanted: Wanted, { offset = 0, pause = 0 } = {}): void {
    latest.current.abort.abort()
    const abort = new AbortController()
    latest.current = { abort, retry: () => ask(wanted, { offset }), offline: false }
    setLoading(true)
    setTrouble(undefined)

    const timer = setTimeout(async () => {
      try {
        const list = await find(wanted, offset, abort.signal)
        if (abort.signal.aborted) return
        setFound((shown) => (offset ? append(shown, list) : list))
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

  useEffect(() => {
    const backOnline = () => latest.current.offline && latest.current.retry()
    addEventListener('online', backOnline)
    return () => {
      removeEventListener('online', backOnline)
      latest.current.abort.abort()
    }
  }, [])

  return { found, loading, trouble, ask, retry: () => latest.current.retry() }
}

function troubleOf(error: unknown, paging: boolean): Trouble | undefined {
  // The whole page says so, see EmbedPage.
  if (error instanceof SessionEnded) return undefined
  if (error instanceof RequestRefused) return { paging, offline: false, reference: error.reference }
  return { paging, offline: !navigator.onLine }
}
