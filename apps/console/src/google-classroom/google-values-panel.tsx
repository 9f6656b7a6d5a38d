import type { GoogleSummary } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import { useState, type FormEvent } from 'react'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { changeOf, draftOf } from './google-draft.ts'
import { GoogleFields } from './google-fields.tsx'
import { useChangeGoogle } from './google-query.ts'

/** The values that were entered, to be changed; a new secret is tried with Google first. */
export function GoogleValuesPanel(properties: { id: string; name: string; google: GoogleSummary }) {
  const { id, name, google } = properties
  const { t } = useLanguage()
  const [draft, setDraft] = useState(() => draftOf(name, google))
  const change = useChangeGoogle(id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(changeOf(draft), { onSuccess: () => setDraft({ ...draft, clientSecret: '' }) })
  }
  return (
    <Panel title={t('google.values')}>
      <form className="stack" onSubmit={submit}>
        <GoogleFields
          draft={draft}
          change={(changes) => setDraft({ ...draft, ...changes })}
          error={change.error}
          isInstalled
        />
        {change.isError && <ProblemNotice error={change.error} />}
        <div className="row-actions">
          <Button type="submit" disabled={change.isPending}>
            {change.isPending ? t('saving') : t('google.save')}
          </Button>
          <span role="status">{change.isSuccess && t('google.saved')}</span>
        </div>
      </form>
    </Panel>
  )
}
