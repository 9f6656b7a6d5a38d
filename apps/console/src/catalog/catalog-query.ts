import type { CatalogPage, ListingDecision } from '@lectern/api-contracts'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../api/call-api.ts'

const catalogKey = ['catalog']

/** `query`: an AppSearch as a query string. */
export function useCatalog(query: string, enabled = true) {
  return useQuery({
    queryKey: [...catalogKey, query],
    queryFn: ({ signal }) => callApi<CatalogPage>(`/apps?${query}`, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/**
 * The two statuses show at once and are taken back where the server refuses them. The verdict waits for the
 * server, because only the catalog computes it.
 */
export function useDecideListing(appId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (decision: ListingDecision) =>
      callApi(`/apps/${encodeURIComponent(appId)}/listing`, { method: 'PUT', body: decision }),
    onMutate: async (decision) => {
      await client.cancelQueries({ queryKey: catalogKey })
      const before = client.getQueriesData<CatalogPage>({ queryKey: catalogKey })
      client.setQueriesData<CatalogPage>(
        { queryKey: catalogKey },
        (page) => page && decided(page, appId, decision),
      )
      return { before }
    },
    onError: (_error, _decision, context) => {
      for (const [key, page] of context?.before ?? []) client.setQueryData(key, page)
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: catalogKey }),
        client.invalidateQueries({ queryKey: ['overview'] }),
      ]),
  })
}

function decided(
  page: CatalogPage,
  appId: string,
  { approval, privacy, reason }: ListingDecision,
): CatalogPage {
  return {
    ...page,
    apps: page.apps.map((app) => (app.id === appId ? { ...app, approval, privacy, reason } : app)),
  }
}
