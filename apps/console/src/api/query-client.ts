import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-problem.ts'

export const sessionKey = ['session']

/** Queries of the whole console. A 401 on anything but the session itself means that the session ended. */
export function createQueryClient() {
  const endSession = (error: Error) => {
    if (error instanceof ApiProblem && error.status === 401) client.setQueryData(sessionKey, null)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: endSession }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (!mutation.meta?.anonymous) endSession(error)
      },
    }),
    defaultOptions: { queries: { staleTime: 10_000, retry: isWorthRetrying } },
  })
  return client
}

function isWorthRetrying(failures: number, error: Error) {
  const passing = error instanceof ApiProblem && (error.status === 0 || error.status >= 502)
  return passing && failures < 2
}
