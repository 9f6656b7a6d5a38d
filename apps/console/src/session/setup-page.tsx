import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, Redirect } from 'wouter'
import { ApiProblem } from '../api/api-problem.ts'
import { callApi } from '../api/call-api.ts'
import { useLanguage } from '../language/language.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { FrontPage } from './front-page.tsx'
import { InvitationForm } from './invitation-form.tsx'
import { useSession } from './session.ts'

/** `/setup#token=…`: the fragment never reaches a server or its log; the token travels in request bodies. */
export function SetupPage() {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '')
  const session = useSession()
  if (session.data) return <Redirect to="/" replace />
  return token ? <Invitation token={token} /> : <UnusableInvitation />
}

function Invitation({ token }: { token: string }) {
  const { t } = useLanguage()
  const check = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => {
      await callApi('/invitation/check', { method: 'POST', body: { token } })
      return true
    },
    staleTime: Infinity,
    retry: false,
  })
  if (check.isPending)
    return (
      <FrontPage title={t('setup.title')}>
        <Skeleton rows={3} height={60} />
      </FrontPage>
    )
  if (check.isSuccess) return <InvitationForm token={token} />
  if (isUnusable(check.error)) return <UnusableInvitation />
  return (
    <FrontPage title={t('setup.title')}>
      <ProblemNotice error={check.error} onRetry={() => void check.refetch()} />
    </FrontPage>
  )
}

function UnusableInvitation() {
  const { t } = useLanguage()
  return (
    <FrontPage title={t('setup.unusable')}>
      <p>{t('setup.unusableDetail')}</p>
      <p>
        <code>npm run lectern -- admin invite</code>
      </p>
      <Link className="btn primary" href="/sign-in">
        {t('setup.toSignIn')}
      </Link>
    </FrontPage>
  )
}

function isUnusable(error: Error) {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429
}
