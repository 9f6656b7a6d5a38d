import type { ImportRun } from '@lectern/api-contracts'
import { Button, Progress } from '@lectern/ui'
import { useId, useRef, useState, type FormEvent } from 'react'
import { useLanguage } from '../language/language.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { kinds } from './import-kinds.ts'
import { useStartImport } from './imports-query.ts'

export function ImportForm({ initialKind }: { initialKind: ImportRun['kind'] }) {
  const { t } = useLanguage()
  const [kind, setKind] = useState(initialKind)
  const [file, setFile] = useState<File>()
  const input = useRef<HTMLInputElement>(null)
  const inputId = useId()
  const start = useStartImport()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!file) return input.current?.focus()
    start.mutate(
      { kind, file },
      {
        onSuccess: () => {
          setFile(undefined)
          if (input.current) input.current.value = ''
        },
      },
    )
  }
  return (
    <form className="stack" onSubmit={submit}>
      <fieldset className="tiles">
        <legend>{t('imports.kind')}</legend>
        {kinds.map((value) => (
          <label key={value}>
            <input type="radio" name="kind" checked={kind === value} onChange={() => setKind(value)} />
            <span>
              <strong>{t(`imports.kind.${value}`)}</strong>
              <span className="muted block">{t(`imports.kind.${value}.columns`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={inputId}>{t('imports.file')}</label>
        <input
          ref={input}
          id={inputId}
          type="file"
          className="input"
          required
          accept=".csv,.gz,text/csv,application/gzip"
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
      </div>
      {start.isError && <ProblemNotice error={start.error} />}
      {start.isPending && <Progress label={t('imports.sending')} done={0} total={null} />}
      <div>
        <Button type="submit" look="primary" disabled={start.isPending}>
          {start.isPending ? t('imports.sending') : t('imports.start')}
        </Button>
      </div>
    </form>
  )
}
