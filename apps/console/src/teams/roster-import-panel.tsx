import { Button, Progress } from '@lectern/ui'
import { useId, useRef, useState, type FormEvent } from 'react'
import { ImportRunCard } from '../imports/import-run-card.tsx'
import { useImports } from '../imports/imports-query.ts'
import { useLanguage } from '../language/language.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useImportRosters } from './roster-import-query.ts'

/** Class lists from the files of School Data Sync, all at once; what came of it stands beneath. */
export function RosterImportPanel({ installationId }: { installationId: string }) {
  const { t } = useLanguage()
  const runs = useImports().data?.filter((run) => run.installationId === installationId)
  return (
    <Panel title={t('teams.import.title')} note={t('teams.import.note')}>
      <SetForm installationId={installationId} />
      {runs && runs.length > 0 && (
        <ul className="runs">
          {runs.slice(0, shownRuns).map((run) => (
            <li key={run.id}>
              <ImportRunCard run={run} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The others stand on the page of all imports. */
const shownRuns = 3

function SetForm({ installationId }: { installationId: string }) {
  const { t } = useLanguage()
  const [files, setFiles] = useState<File[]>([])
  const input = useRef<HTMLInputElement>(null)
  const [inputId, hintId] = [useId(), useId()]
  const start = useImportRosters(installationId)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (files.length === 0) return input.current?.focus()
    start.mutate(files, {
      onSuccess: () => {
        setFiles([])
        if (input.current) input.current.value = ''
      },
    })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor={inputId}>{t('teams.import.files')}</label>
        <input
          ref={input}
          id={inputId}
          type="file"
          className="input"
          multiple
          required
          aria-describedby={hintId}
          accept=".csv,.gz,text/csv,application/gzip"
          onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
        />
        <p id={hintId} className="hint">
          {t('teams.import.filesHint')}
        </p>
      </div>
      {start.isError && <ProblemNotice error={start.error} />}
      {start.isPending && <Progress label={t('imports.sending')} done={0} total={null} />}
      <div>
        <Button type="submit" disabled={start.isPending}>
          {start.isPending ? t('imports.sending') : t('teams.import.start')}
        </Button>
      </div>
    </form>
  )
}
