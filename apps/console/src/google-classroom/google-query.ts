import type {
  AdministratorSignIn,
  GoogleChange,
  GoogleDetails,
  GoogleInstallState,
  InstallationSummary,
  NewGoogleInstallation,
  WithdrawnGrants,
} from '@lectern/api-contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../api/call-api.ts'
import { installationPath, listKey, watchInterval } from '../installations/installations-query.ts'

const googlePath = (id: string) => `${installationPath(id)}/google-classroom`
const googleKey = (id: string) => [...listKey, id, 'google']

export const useGoogleDetails = (id: string) =>
  useQuery({
    queryKey: googleKey(id),
    queryFn: ({ signal }) => callApi<GoogleDetails>(googlePath(id), { signal }),
    refetchInterval: watchInterval,
  })

/** Google itself is asked, so not with every refresh of the page. */
export const useInstallState = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['google install state', id],
    queryFn: ({ signal }) => callApi<GoogleInstallState>(`${googlePath(id)}/install-state`, { signal }),
    staleTime: 60_000,
    enabled,
  })

export function useAddGoogle() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewGoogleInstallation) =>
      callApi<InstallationSummary>('/installations/google-classroom', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  })
}

export function useChangeGoogle(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: GoogleChange) => callApi<GoogleDetails>(googlePath(id), { method: 'PUT', body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: listKey }),
        client.invalidateQueries({ queryKey: ['google install state', id] }),
      ]),
  })
}

/** The whole page goes to Google and comes back: a window of its own could be blocked. */
export const useSignInAsAdministrator = (id: string) =>
  useMutation({
    mutationFn: () => callApi<AdministratorSignIn>(`${googlePath(id)}/sign-in`, { method: 'POST' }),
    onSuccess: ({ url }) => void window.open(url, '_self'),
  })

export function useWithdraw(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => callApi<WithdrawnGrants>(`${googlePath(id)}/grants`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: googleKey(id) }),
  })
}
