import type { ImportRun } from '@lectern/api-contracts'
import { Banner, Button, Icon, Progress } from '@lectern/ui'
import { apiUrl } from '../api/call-api.ts'
import { useLanguage } from '../language/language.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { isActive, RunStatusPill } from '../parts/run-status.tsx'
import { useCancelImport } from './imports-query.ts'

/** One import: its progress while it runs, its report afterwards. */
export function ImportRunCard({ run }: { run: ImportRun }) {
  const { t, formats } = useLanguage()
  const cancel = useCancelImport()
  const { fileName, totalRows, doneRows } = run
  return (
    <article className="run">
      <header>
        <div>
          <h3>{fileName}</h3>
          <p className="muted">
            {t(`imports.kind.${run.kind}`)} · {formats.moment(run.startedAt)}
          </p>
        </div>
        <RunStatusPill status={run.status} />
      </header>
      {isActive(run) && (
        <>
          <Progress label={t('imports.progress', { fileName })} done={doneRows} total={totalRows} />
          <p className="muted">
            {totalRows === null
              ? t('imports.counting')
              : t('imports.doneOf', {
                  done: doneRows,
                  total: totalRows,
                  percent: formats.percent(totalRows === 0 ? 1 : doneRows / totalRows),
                })}
          </p>
        </>
      )}
      {run.message && (
        <Banner tone="no" icon="alert">
          {run.message}
        </Banner>
      )}
      <Counts run={run} />
      {cancel.isError && <ProblemNotice error={cancel.error} />}
      <footer>
        {isActive(run) && (
          <Button
            className="small"
            disabled={cancel.isPending}
            aria-label={t('imports.cancelLabel', { fileName })}
            onClick={() => cancel.mutate(run.id)}
          >
            {t('imports.cancel')}
          </Button>
        )}
        {!isActive(run) && run.rejectedRows > 0 && (
          <a className="btn small" href={apiUrl(`/imports/${run.id}/rejections.csv`)} download>
            <Icon name="download" />
            {t('imports.rejections', { count: run.rejectedRows })}
          </a>
        )}
      </footer>
    </article>
  )
}

function Counts({ run }: { run: ImportRun }) {
  const { t, formats } = useLanguage()
  return (
    <dl className="counts">
      {(['acceptedRows', 'unchangedRows', 'rejectedRows'] as const).map((name) => (
        <div key={name}>
          <dt>{t(`imports.${name}`)}</dt>
          <dd>{formats.whole(run[name])}</dd>
        </div>
      ))}
    </dl>
  )
}
