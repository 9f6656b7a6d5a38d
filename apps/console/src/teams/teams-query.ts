import type {
  InstallationSummary,
  NewTeamsInstallation,
  TeamsChange,
  TeamsConsent,
  TeamsDetails,
} from '@lectern/api-contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../api/call-api.ts'
import { installationPath, listKey, watchInterval } from '../installations/installations-query.ts'

const teamsPath = (id: string) => `${installationPath(id)}/teams`

export const useTeamsDetails = (id: string) =>
  useQuery({
    queryKey: [...listKey, id, 'teams'],
    queryFn: ({ signal }) => callApi<TeamsDetails>(teamsPath(id), { signal }),
    refetchInterval: watchInterval,
  })

export function useAddTeams() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewTeamsInstallation) =>
      callApi<InstallationSummary>('/installations/teams', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  })
}

function useTeamsCall<Body = void>(call: (body: Body) => Promise<TeamsDetails>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: call,
    onSettled: () => client.invalidateQueries({ queryKey: listKey }),
  })
}

export const useChangeTeams = (id: string) =>
  useTeamsCall((body: TeamsChange) => callApi<TeamsDetails>(teamsPath(id), { method: 'PUT', body }))

/** Microsoft itself is asked, so not with every refresh of the page. */
export const useConfirmTeams = (id: string) =>
  useTeamsCall(() => callApi<TeamsDetails>(`${teamsPath(id)}/confirm`, { method: 'POST' }))

export const useWithdrawTeams = (id: string) =>
  useTeamsCall(() => callApi<TeamsDetails>(`${teamsPath(id)}/access`, { method: 'DELETE' }))

/** The whole page goes to Microsoft and comes back: a window of its own could be blocked. */
export const useConsent = (id: string) =>
  useMutation({
    mutationFn: () => callApi<TeamsConsent>(`${teamsPath(id)}/consent`, { method: 'POST' }),
    onSuccess: ({ url }) => void window.open(url, '_self'),
  })
