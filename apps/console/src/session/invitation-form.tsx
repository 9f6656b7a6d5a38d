import { useState, type FormEvent } from 'react'
import { ApiProblem } from '../api/api-problem.ts'
import { useLanguage } from '../language/language.tsx'
import { TextField } from '../parts/field.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { FrontPage } from './front-page.tsx'
import { useAcceptInvitation } from './session.ts'

const shortestPassword = 12

export function InvitationForm({ token }: { token: string }) {
  const { t } = useLanguage()
  const accept = useAcceptInvitation()
  const [account, setAccount] = useState({ name: '', email: '', password: '' })
  const [asked, setAsked] = useState(false)
  const tooShort = account.password.length < shortestPassword
  const refused = (path: string) =>
    accept.error instanceof ApiProblem ? accept.error.fieldMessage(path) : undefined
  const input = (name: keyof typeof account) => ({
    name,
    required: true,
    value: account[name],
    error: refused(name),
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setAccount({ ...account, [name]: event.currentTarget.value }),
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!tooShort) accept.mutate({ token, ...account, email: account.email.trim() })
  }
  return (
    <FrontPage title={t('setup.title')}>
      <p>{t('setup.intro')}</p>
      {accept.isError && <ProblemNotice error={accept.error} />}
      <form className="stack" onSubmit={submit}>
        <TextField label={t('account.name')} autoComplete="name" {...input('name')} />
        <TextField label={t('account.email')} type="email" autoComplete="username" {...input('email')} />
        <TextField
          label={t('account.password')}
          type="password"
          autoComplete="new-password"
          hint={t('setup.passwordHint', { length: shortestPassword })}
          {...input('password')}
          error={
            asked && tooShort ? t('setup.passwordShort', { length: shortestPassword }) : refused('password')
          }
        />
        <button type="submit" className="btn primary" disabled={accept.isPending}>
          {t('setup.action')}
        </button>
      </form>
    </FrontPage>
  )
}
