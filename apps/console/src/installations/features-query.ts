import type { InstallationFeature } from '@lectern/api-contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../api/call-api.ts'
import { installationPath, listKey } from './installations-query.ts'

export interface FeatureSwitch {
  feature: InstallationFeature
  enabled: boolean
}

export function useSwitchFeature(installationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: FeatureSwitch) =>
      callApi(`${installationPath(installationId)}/features`, { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  })
}
