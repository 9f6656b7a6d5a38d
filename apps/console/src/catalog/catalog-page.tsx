import { Icon } from '@lectern/ui'
import { useState } from 'react'
import { Link, Redirect } from 'wouter'
import { apiUrl } from '../api/call-api.ts'
import { useLanguage } from '../language/language.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { PageHeading } from '../shell/page-heading.tsx'
import { CatalogFilters } from './catalog-filters.tsx'
import { useCatalog } from './catalog-query.ts'
import { CatalogTable } from './catalog-table.tsx'
import {
  catalogPath,
  exportPath,
  pageSize,
  readCatalogView,
  searchQuery,
  type CatalogView,
} from './catalog-view.ts'
import { DecisionDialog } from './decision-dialog.tsx'
import { Pager } from './pager.tsx'
import { useCatalogView } from './use-catalog-view.ts'

export function CatalogPage() {
  const { t } = useLanguage()
  const { view, search: searchFor, open } = useCatalogView()
  const catalog = useCatalog(searchQuery(view))
  const [saved, setSaved] = useState<string>()
  const { data } = catalog
  const search = (changes: Partial<CatalogView>) => {
    setSaved(undefined)
    searchFor(changes)
  }
  const deciding = data?.apps.find(({ id }) => id === view.app)
  const lastPage = Math.max(1, Math.ceil((data?.total ?? 0) / pageSize))
  if (catalog.isSuccess && !catalog.isPlaceholderData && view.page > lastPage)
    return <Redirect to={catalogPath({ ...view, page: lastPage })} replace />
  return (
    <>
      <PageHeading title={t('catalog.title')}>
        <a className="btn" href={apiUrl(exportPath(view))} download>
          <Icon name="download" />
          {t('catalog.export')}
        </a>
        <Link className="btn primary" href="/catalog/imports">
          <Icon name="upload" />
          {t('catalog.import')}
        </Link>
      </PageHeading>
      <CatalogFilters view={view} facets={data?.facets} onSearch={search} />
      <p className="muted" role="status">
        {saved ?? (data && t('catalog.count', { total: data.total }))}
      </p>
      {catalog.isError && <ProblemNotice error={catalog.error} onRetry={() => void catalog.refetch()} />}
      {catalog.isPending && <Skeleton rows={12} height={44} />}
      {data && data.apps.length > 0 && (
        <>
          <CatalogTable
            view={view}
            apps={data.apps}
            busy={catalog.isPlaceholderData}
            onSort={(sort) => search({ sort })}
            onOpen={({ id }) => open(id)}
          />
          <Pager page={view.page} total={data.total} onTurn={(page) => search({ page })} />
        </>
      )}
      {data?.apps.length === 0 && <NothingFound view={view} />}
      {deciding && (
        <DecisionDialog
          key={deciding.id}
          app={deciding}
          onClose={() => open(undefined)}
          onSaved={() => {
            setSaved(t('decision.saved', { name: deciding.name }))
            open(undefined)
          }}
        />
      )}
    </>
  )
}

function NothingFound({ view }: { view: CatalogView }) {
  const { t } = useLanguage()
  const isFiltered = exportPath(view) !== exportPath(readCatalogView(''))
  return isFiltered ? (
    <EmptyState
      title={t('catalog.nothingFound')}
      action={
        <Link className="btn" href="/catalog">
          {t('catalog.clear')}
        </Link>
      }
    >
      {t('catalog.nothingFoundDetail')}
    </EmptyState>
  ) : (
    <EmptyState
      title={t('catalog.none')}
      action={
        <Link className="btn primary" href="/catalog/imports?kind=catalog">
          {t('catalog.import')}
        </Link>
      }
    >
      {t('catalog.noneDetail')}
    </EmptyState>
  )
}
