import { Link, useSearch } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { PageHeading } from '../shell/page-heading.tsx'
import { ImportForm } from './import-form.tsx'
import { kindAsked } from './import-kinds.ts'
import { ImportRunCard } from './import-run-card.tsx'
import { useImports } from './imports-query.ts'

export function ImportsPage() {
  const { t } = useLanguage()
  const kind = kindAsked(useSearch())
  const imports = useImports()
  return (
    <>
      <p className="trail">
        <Link href="/catalog">{t('catalog.title')}</Link>
      </p>
      <PageHeading title={t('imports.title')} />
      <div className="panels">
        <Panel title={t('imports.new')}>
          <ImportForm key={kind} initialKind={kind} />
        </Panel>
        <Panel title={t('imports.runs')}>
          {imports.isPending && <Skeleton rows={2} height={96} />}
          {imports.isError && <ProblemNotice error={imports.error} onRetry={() => void imports.refetch()} />}
          {imports.data?.length === 0 && (
            <EmptyState title={t('imports.none')}>{t('imports.noneDetail')}</EmptyState>
          )}
          <ul className="runs">
            {imports.data?.map((run) => (
              <li key={run.id}>
                <ImportRunCard run={run} />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
