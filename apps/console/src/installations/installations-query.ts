import type {
  InstallationDetails,
  LtiFeature,
  InstallationList,
  InstallationSummary,
  NewLtiInstallation,
  RegistrationLink,
} from '@lectern/api-contracts'
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { callApi } from '../api/call-api.ts'
import { isActive } from '../parts/run-status.tsx'

export const listKey = ['installations']
/** An installer watches this page while clicking in the platform; a hidden page does not ask. */
export const watchInterval = 4_000
/** A progress bar moves more often. */
const progressInterval = 1_000

export const installationPath = (id: string) => `/installations/${encodeURIComponent(id)}`

export function useInstallations() {
  return useQuery({
    queryKey: listKey,
    queryFn: ({ signal }) => callApi<InstallationList>('/installations', { signal }),
    refetchInterval: watchInterval,
  })
}

export function useInstallation(id: string) {
  return useQuery({
    queryKey: [...listKey, id],
    queryFn: ({ signal }) => callApi<InstallationDetails>(installationPath(id), { signal }),
    refetchInterval: ({ state }) =>
      state.data?.rosters?.courses.some(({ run }) => run && isActive(run)) ? progressInterval : watchInterval,
  })
}

export function useAddInstallation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (installation: NewLtiInstallation) =>
      callApi<InstallationSummary>('/installations', { method: 'POST', body: installation }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  })
}

/** A single-use link with which a platform registers itself. */
export const useMakeRegistrationLink = () =>
  useMutation({
    mutationFn: (body: { name: string; features: LtiFeature[] }) =>
      callApi<RegistrationLink>('/installations/registration-links', { method: 'POST', body }),
  })

export function useSwitchLti1p1(installationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (enabled: boolean) =>
      callApi(`${installationPath(installationId)}/lti-1p1`, {
        method: 'PUT',
        body: { enabled },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  })
}

export function useRemoveInstallation(installationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) =>
      callApi(`${installationPath(installationId)}/removal`, { method: 'POST', body: { name } }),
    // Not its own page, which has nothing to ask for any more.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: listKey, exact: true })
      void client.invalidateQueries({ queryKey: ['overview'] })
    },
  })
}

export function useClaimDeployment() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (code: string) =>
      callApi('/installations/deployment-claims', { method: 'POST', body: { code } }),
    onSuccess: () => launchesChanged(client),
  })
}

export interface DeploymentDecision {
  deploymentId: string
  status: 'active' | 'blocked'
}

export function useDecideDeployment(installationId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (decision: DeploymentDecision) =>
      callApi(`${installationPath(installationId)}/deployments`, {
        method: 'PUT',
        body: decision,
      }),
    onSuccess: () => launchesChanged(client),
  })
}

/** The overview counts what waits: it is stale now too. */
const launchesChanged = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: listKey }),
    client.invalidateQueries({ queryKey: ['overview'] }),
  ])
