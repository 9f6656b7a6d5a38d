import type { ImportRun } from '@lectern/api-contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../api/call-api.ts'
import { importsKey } from '../imports/imports-query.ts'
import { installationPath } from '../installations/installations-query.ts'

/** The files go out one after the other in one request; their names and lengths say where each ends. */
export function useImportRosters(installationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (files: readonly File[]) => {
      const announced = new URLSearchParams(files.map(({ name, size }) => ['file', `${name}:${size}`]))
      return callApi<ImportRun>(`${installationPath(installationId)}/roster-import?${announced}`, {
        method: 'POST',
        file: new Blob([...files]),
        headers: { 'content-type': 'application/octet-stream' },
      })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: importsKey }),
  })
}
