import type { ConsoleSession, Overview } from '@lectern/api-contracts'
import { Link, useSearch } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { PageHeading } from '../shell/page-heading.tsx'
import { AdoptionPanel } from './adoption-panel.tsx'
import { LivePanel } from './live-panel.tsx'
import { useOverview } from './overview-query.ts'
import { MostUsedPanel, UnknownAppsPanel } from './use-panels.tsx'
import { WaitingPanel } from './waiting-panel.tsx'

export function OverviewPage({ session }: { session: ConsoleSession }) {
  const overview = useOverview(new URLSearchParams(useSearch()))
  return (
    <>
      <PageHeading title={session.district.name} />
      {overview.isError && <ProblemNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.isPending && <Skeleton rows={2} height={420} />}
      {overview.data && (
        <div className="panels" aria-busy={overview.isPlaceholderData || undefined}>
          <Panels overview={overview.data} />
        </div>
      )}
    </>
  )
}

function Panels({ overview: { imported, live, waiting } }: { overview: Overview }) {
  return (
    <>
      {imported ? <AdoptionPanel imported={imported} /> : <NothingImported />}
      <WaitingPanel waiting={waiting} />
      {imported && (
        <>
          <MostUsedPanel imported={imported} />
          <UnknownAppsPanel imported={imported} />
        </>
      )}
      <LivePanel live={live} />
    </>
  )
}

function NothingImported() {
  const { t } = useLanguage()
  return (
    <Panel title={t('adoption.title')} span="wide">
      <EmptyState
        title={t('adoption.none')}
        action={
          <Link className="btn primary" href="/catalog/imports?kind=usage">
            {t('adoption.noneAction')}
          </Link>
        }
      >
        {t('adoption.noneDetail')}
      </EmptyState>
    </Panel>
  )
}
