import type { ResourcePage } from '@lectern/api-contracts'
import { useEffect, useState } from 'preact/hooks'
import type { ListSearch } from '../browse/use-list-search.ts'
import { typingPause, useListSearch } from '../browse/use-list-search.ts'
import { usePage } from '../page.tsx'

export interface HelpSearch extends Pick<ListSearch<string, unknown>, 'loading' | 'trouble' | 'retry'> {
  q: string
  /** Nothing until the first page has come. */
  page: ResourcePage | undefined
  type: (q: string) => void
  more: () => void
}

/** Asked for when it is first shown: most launches are about apps, and their first page carries only those. */
export function useHelp(): HelpSearch {
  const { backend } = usePage()
  const [q, setQ] = useState('')
  const { found, loading, trouble, ask, retry } = useListSearch<string, ResourcePage | undefined>(undefined, {
    find: (wanted, offset, signal) => backend.searchHelp(wanted, offset, signal),
    append: (shown, more) => more && { ...more, resources: [...(shown?.resources ?? []), ...more.resources] },
  })
  useEffect(() => ask(''), [])

  return {
    q,
    page: found,
    loading,
    trouble,
    retry,
    type: (typed) => {
      setQ(typed)
      ask(typed, { pause: typingPause })
    },
    more: () => ask(q, { offset: found?.resources.length ?? 0 }),
  }
}
