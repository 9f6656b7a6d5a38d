import type { Overview } from '@lectern/api-contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { callApi } from '../api/call-api.ts'

/** `period`: the `from` and `to` of the page's own URL. */
export function useOverview(period: URLSearchParams) {
  const query = new URLSearchParams()
  for (const name of ['from', 'to']) {
    const value = period.get(name)
    if (value) query.set(name, value)
  }
  const text = query.toString()
  return useQuery({
    queryKey: ['overview', text],
    queryFn: ({ signal }) => callApi<Overview>(text ? `/overview?${text}` : '/overview', { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
}

export type ImportedUse = NonNullable<Overview['imported']>
export type LiveUse = Overview['live']
