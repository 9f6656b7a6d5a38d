import type { OrgUnitCoverage } from '@lectern/api-contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../api/call-api.ts'
import { installationPath, listKey, watchInterval } from '../installations/installations-query.ts'

const unitsKey = (id: string) => [...listKey, id, 'units']
const unitsPath = (id: string) => `${installationPath(id)}/org-units`

export const useOrgUnits = (id: string) =>
  useQuery({
    queryKey: unitsKey(id),
    queryFn: ({ signal }) => callApi<OrgUnitCoverage>(unitsPath(id), { signal }),
    refetchInterval: ({ state }) => (state.data?.isBeingRead ? watchInterval : false),
  })

export function useReadOrgUnits(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => callApi<OrgUnitCoverage>(`${unitsPath(id)}/refresh`, { method: 'POST' }),
    onSuccess: (coverage) => client.setQueryData(unitsKey(id), coverage),
  })
}
