import type { ConsoleSession } from '@lectern/api-contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { ApiProblem } from '../api/api-problem.ts'
import { callApi } from '../api/call-api.ts'
import { sessionKey } from '../api/query-client.ts'

/** `data`: the session, null when signed out. */
export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: Infinity })
}

export function useSignIn() {
  return useEntry((credentials: { email: string; password: string }) =>
    callApi('/session', { method: 'POST', body: credentials }),
  )
}

export function useAcceptInvitation() {
  return useEntry((account: { token: string; name: string; email: string; password: string }) =>
    callApi('/invitation/accept', { method: 'POST', body: account }),
  )
}

export function useSignOut() {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  return useMutation({
    mutationFn: () => callApi('/session', { method: 'DELETE' }),
    onSuccess: () => {
      // Leaving the page first: a session that was ended on purpose is not an expired one.
      navigate('/sign-in')
      client.setQueryData(sessionKey, null)
    },
  })
}

/** An act that begins a session: its own 401 is an answer to the form, not the end of a session. */
function useEntry<Input>(enter: (input: Input) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    meta: { anonymous: true },
    mutationFn: enter,
    onSuccess: async () => {
      // Nothing that one account saw may be shown to the next one at the same screen.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
      client.setQueryData(sessionKey, await readSession())
    },
  })
}

async function readSession() {
  try {
    return await callApi<ConsoleSession>('/session')
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null
    throw error
  }
}
