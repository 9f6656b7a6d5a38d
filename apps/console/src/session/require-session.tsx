import type { ConsoleSession } from '@lectern/api-contracts'
import { useEffect, useRef, type ReactNode } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { ProblemPage } from '../parts/problem-notice.tsx'
import { ShellSkeleton } from '../shell/shell-skeleton.tsx'
import { signInPath } from './asked-page.ts'
import { useSession } from './session.ts'

/** Shows its children to a signed-in account; everybody else signs in first and comes back to the same URL. */
export function RequireSession({ children }: { children: (session: ConsoleSession) => ReactNode }) {
  const session = useSession()
  const wasSignedIn = useRef(false)
  const { setTimeZone } = useLanguage()
  const [path] = useLocation()
  const search = useSearch()
  const timeZone = session.data?.district.timeZone
  useEffect(() => {
    if (!timeZone) return
    wasSignedIn.current = true
    setTimeZone(timeZone)
  }, [timeZone, setTimeZone])

  if (session.isPending) return <ShellSkeleton />
  if (session.isError) return <ProblemPage error={session.error} onRetry={() => void session.refetch()} />
  if (session.data) return children(session.data)
  return <Redirect to={signInPath(search ? `${path}?${search}` : path, wasSignedIn.current)} replace />
}
