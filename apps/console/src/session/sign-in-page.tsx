import { useState, type FormEvent } from 'react'
import { Redirect, useSearch } from 'wouter'
import { ApiProblem } from '../api/api-problem.ts'
import { useLanguage } from '../language/language.tsx'
import { TextField } from '../parts/field.tsx'
import { Banner } from '@lectern/ui'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { askedPage } from './asked-page.ts'
import { FrontPage } from './front-page.tsx'
import { useSession, useSignIn } from './session.ts'

export function SignInPage() {
  const { t } = useLanguage()
  const search = useSearch()
  const session = useSession()
  const signIn = useSignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  if (session.data) return <Redirect to={askedPage(search)} replace />

  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email: email.trim(), password })
  }
  return (
    <FrontPage title={t('signIn.title')}>
      {new URLSearchParams(search).has('ended') && (
        <Banner tone="wait" icon="clock">
          {t('signIn.ended')}
        </Banner>
      )}
      {signIn.isError && <SignInProblem error={signIn.error} />}
      <form className="stack" onSubmit={submit}>
        <TextField
          label={t('account.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextField
          label={t('account.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <button type="submit" className="btn primary" disabled={signIn.isPending}>
          {signIn.isPending ? t('signIn.working') : t('signIn.action')}
        </button>
      </form>
      <p className="muted">{t('signIn.help')}</p>
    </FrontPage>
  )
}

function SignInProblem({ error }: { error: Error }) {
  const { t } = useLanguage()
  const status = error instanceof ApiProblem ? error.status : undefined
  if (status !== 401 && status !== 429) return <ProblemNotice error={error} />
  return (
    <div role="alert">
      <Banner tone="no" icon="alert">
        {status === 401 ? t('signIn.wrong') : t('signIn.tooMany')}
      </Banner>
    </div>
  )
}
