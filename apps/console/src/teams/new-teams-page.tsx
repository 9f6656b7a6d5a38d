import { Button } from '@lectern/ui'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { PageHeading } from '../shell/page-heading.tsx'
import { emptyTeamsDraft, newInstallationOf } from './teams-draft.ts'
import { TeamsFields } from './teams-fields.tsx'
import { useAddTeams } from './teams-query.ts'

/** The values of an app registration; what belongs into it follows on the installation's own page. */
export function NewTeamsPage() {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const [draft, setDraft] = useState(emptyTeamsDraft)
  const add = useAddTeams()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(newInstallationOf(draft), { onSuccess: ({ id }) => navigate(`/installations/${id}`) })
  }
  return (
    <>
      <PageHeading title={t('teams.addTitle')} />
      <div className="steps">
        <section className="panel" aria-labelledby="step-registration">
          <h2 id="step-registration">{t('teams.addRegistration')}</h2>
          <p>{t('teams.addRegistrationHow')}</p>
          <p className="muted">{t('teams.addThen')}</p>
        </section>
        <section className="panel" aria-labelledby="step-values">
          <h2 id="step-values">{t('teams.addValues')}</h2>
          <form className="stack" onSubmit={submit}>
            <TeamsFields
              draft={draft}
              change={(changes) => setDraft({ ...draft, ...changes })}
              error={add.error}
            />
            {add.isError && <ProblemNotice error={add.error} />}
            <Button type="submit" look="primary" disabled={add.isPending}>
              {add.isPending ? t('saving') : t('teams.addAction')}
            </Button>
          </form>
        </section>
      </div>
    </>
  )
}
