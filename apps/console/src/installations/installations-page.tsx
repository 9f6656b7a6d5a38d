import type { InstallationSummary } from '@lectern/api-contracts'
import { Icon, StatusPill } from '@lectern/ui'
import { Link, useSearch } from 'wouter'
import { useLanguage } from '../language/language.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { FilterLinks } from '../parts/filter-links.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { PageHeading } from '../shell/page-heading.tsx'
import { installationState, isShownAs, toneOfState } from './installation-state.ts'
import { useInstallations } from './installations-query.ts'
import { platformName } from './platforms.ts'
import { RemovedInstallations } from './removed-installations.tsx'
import { SignInOutcome } from './sign-in-outcome.tsx'

const choices = ['all', 'pending', 'refused'] as const

export function InstallationsPage() {
  const { t } = useLanguage()
  const list = useInstallations()
  return (
    <>
      <PageHeading title={t('installations.title')}>
        <Link className="btn primary" href="/installations/new">
          <Icon name="plus" />
          {t('installations.add')}
        </Link>
        <Link className="btn" href="/installations/new/google-classroom">
          <Icon name="plus" />
          {t('installations.addGoogle')}
        </Link>
        <Link className="btn" href="/installations/new/teams">
          <Icon name="plus" />
          {t('installations.addTeams')}
        </Link>
      </PageHeading>
      <SignInOutcome host="google" words={{ foreign: t('google.outcome.foreign') }} />
      <SignInOutcome host="teams" words={{ foreign: t('teams.outcome.foreign') }} />
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton rows={3} height={56} />}
      {list.data && <Installations installations={list.data.installations} />}
      {list.data && list.data.removed.length > 0 && <RemovedInstallations removed={list.data.removed} />}
    </>
  )
}

function Installations({ installations }: { installations: InstallationSummary[] }) {
  const { t } = useLanguage()
  const asked = new URLSearchParams(useSearch()).get('show')
  const show = choices.find((choice) => choice === asked) ?? 'all'
  if (installations.length === 0) return <NoneYet />
  const shown = installations.filter((installation) => isShownAs(show, installation))
  return (
    <>
      <FilterLinks
        label={t('installations.show')}
        links={choices.map((choice) => ({
          href: choice === 'all' ? '/installations' : `/installations?show=${choice}`,
          words: t(`installations.show.${choice}`, {
            count: installations.filter((installation) => isShownAs(choice, installation)).length,
          }),
          isCurrent: choice === show,
        }))}
      />
      {shown.length === 0 ? (
        <EmptyState title={t('installations.noneShown')}>{t('installations.noneShownDetail')}</EmptyState>
      ) : (
        <InstallationTable installations={shown} />
      )}
    </>
  )
}

function InstallationTable({ installations }: { installations: InstallationSummary[] }) {
  const { t, formats } = useLanguage()
  const columns: Column<InstallationSummary>[] = [
    {
      id: 'name',
      header: t('installations.name'),
      isRowHeader: true,
      cell: ({ id, name }) => <Link href={`/installations/${id}`}>{name}</Link>,
    },
    { id: 'platform', header: t('installations.platform'), cell: platformName },
    {
      id: 'state',
      header: t('installations.state'),
      cell: (installation) => {
        const state = installationState(installation)
        return <StatusPill tone={toneOfState[state]} label={t(`installations.state.${state}`)} />
      },
    },
    {
      id: 'last',
      header: t('installations.lastAccepted'),
      cell: ({ lastAccepted }) => (lastAccepted ? formats.ago(lastAccepted) : t('never')),
    },
    {
      id: 'accepted',
      header: t('installations.accepted'),
      numeric: true,
      cell: ({ accepted }) => formats.whole(accepted),
    },
    {
      id: 'refused',
      header: t('installations.refused'),
      numeric: true,
      cell: ({ refused }) => formats.whole(refused),
    },
  ]
  return (
    <div className="card">
      <DataTable
        caption={t('installations.title')}
        columns={columns}
        rows={installations}
        rowKey={({ id }) => id}
      />
    </div>
  )
}

function NoneYet() {
  const { t } = useLanguage()
  return (
    <EmptyState
      title={t('installations.none')}
      action={
        <Link className="btn primary" href="/installations/new">
          {t('installations.add')}
        </Link>
      }
    >
      {t('installations.noneDetail')}
    </EmptyState>
  )
}
