import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../api/call-api.ts'
import { installationPath, listKey } from './installations-query.ts'

export interface RosterOrder {
  contextId: string
  order: 'read' | 'stop'
}

/** Reads the class list of a course now, or stops that; the server holds the progress. */
export function useOrderRoster(installationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ contextId, order }: RosterOrder) =>
      callApi(`${installationPath(installationId)}/rosters/${encodeURIComponent(contextId)}/run`, {
        method: order === 'read' ? 'POST' : 'DELETE',
      }),
    onSettled: () => client.invalidateQueries({ queryKey: listKey }),
  })
}
