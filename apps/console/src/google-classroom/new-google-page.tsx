import { Button } from '@lectern/ui'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { PageHeading } from '../shell/page-heading.tsx'
import { emptyGoogleDraft, newInstallationOf } from './google-draft.ts'
import { GoogleFields } from './google-fields.tsx'
import { useAddGoogle } from './google-query.ts'

/** The values of a Cloud project; what belongs into Google's consoles follows on the installation's own page. */
export function NewGooglePage() {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const [draft, setDraft] = useState(emptyGoogleDraft)
  const add = useAddGoogle()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(newInstallationOf(draft), { onSuccess: ({ id }) => navigate(`/installations/${id}`) })
  }
  return (
    <>
      <PageHeading title={t('google.addTitle')} />
      <div className="steps">
        <section className="panel" aria-labelledby="step-project">
          <h2 id="step-project">{t('google.addProject')}</h2>
          <p>{t('google.addProjectHow')}</p>
          <p className="muted">{t('google.addThen')}</p>
        </section>
        <section className="panel" aria-labelledby="step-values">
          <h2 id="step-values">{t('google.addValues')}</h2>
          <form className="stack" onSubmit={submit}>
            <GoogleFields
              draft={draft}
              change={(changes) => setDraft({ ...draft, ...changes })}
              error={add.error}
            />
            {add.isError && <ProblemNotice error={add.error} />}
            <Button type="submit" look="primary" disabled={add.isPending}>
              {add.isPending ? t('saving') : t('google.addAction')}
            </Button>
          </form>
        </section>
      </div>
    </>
  )
}
