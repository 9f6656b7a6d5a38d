import type { TeamsSummary } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import { useState, type FormEvent } from 'react'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { changeOf, draftOf } from './teams-draft.ts'
import { TeamsFields } from './teams-fields.tsx'
import { useChangeTeams } from './teams-query.ts'

/** The values that were entered, to be changed; a new secret or certificate is tried with Entra first. */
export function TeamsValuesPanel(properties: { id: string; name: string; teams: TeamsSummary }) {
  const { id, name, teams } = properties
  const { t } = useLanguage()
  const [draft, setDraft] = useState(() => draftOf(name, teams))
  const change = useChangeTeams(id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(changeOf(draft), {
      onSuccess: () => setDraft({ ...draft, clientSecret: '', secretExpiresOn: '', certificate: '' }),
    })
  }
  return (
    <Panel title={t('teams.values')}>
      <form className="stack" onSubmit={submit}>
        <TeamsFields
          draft={draft}
          change={(changes) => setDraft({ ...draft, ...changes })}
          error={change.error}
          isInstalled
        />
        {change.isError && <ProblemNotice error={change.error} />}
        <div className="row-actions">
          <Button type="submit" disabled={change.isPending}>
            {change.isPending ? t('saving') : t('teams.save')}
          </Button>
          <span role="status">{change.isSuccess && t('teams.saved')}</span>
        </div>
      </form>
    </Panel>
  )
}
