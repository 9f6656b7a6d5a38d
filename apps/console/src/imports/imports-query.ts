import type { ImportList, ImportRun } from '@lectern/api-contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { callApi } from '../api/call-api.ts'
import { isActive } from '../parts/run-status.tsx'

export const importsKey = ['imports']
const watchInterval = 1_000

/** The server holds the progress, so a reload or another browser sees the same. */
export function useImports() {
  const client = useQueryClient()
  const imports = useQuery({
    queryKey: importsKey,
    queryFn: async ({ signal }) => (await callApi<ImportList>('/imports', { signal })).imports,
    refetchInterval: ({ state }) => (state.data?.some(isActive) ? watchInterval : false),
    staleTime: 0,
  })
  const finished = imports.data?.filter((run) => !isActive(run)).length
  useEffect(() => {
    // What has just been imported shows on the other pages.
    void client.invalidateQueries({ queryKey: ['catalog'] })
    void client.invalidateQueries({ queryKey: ['overview'] })
    void client.invalidateQueries({ queryKey: ['installations'] })
  }, [client, finished])
  return imports
}

export function useStartImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, file }: { kind: ImportRun['kind']; file: File }) =>
      // The server tells a gzipped file by its content.
      callApi<ImportRun>(`/imports/${kind}?${new URLSearchParams({ fileName: file.name })}`, {
        method: 'POST',
        file,
        headers: { 'content-type': 'text/csv' },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: importsKey }),
  })
}

export function useCancelImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => callApi(`/imports/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  })
}
