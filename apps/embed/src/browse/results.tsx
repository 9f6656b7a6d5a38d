import { Button } from '@lectern/ui'
import { usePage } from '../page.tsx'
import type { ShowDetails } from './app-card.tsx'
import { AppList } from './app-list.tsx'
import { countFilters, isFiltered, noFilters } from './filters.ts'
import { More } from './more.tsx'
import { Trouble } from './trouble.tsx'
import type { Search } from './use-search.ts'

export interface ResultsProps {
  search: Search
  district: string
  onDetails: ShowDetails
}

export function Results({ search, district, onDetails }: ResultsProps) {
  const { t } = usePage()
  const { page, filters, loading } = search
  return (
    <section id="results" tabIndex={-1} class="results" aria-label={t('results.title')} aria-busy={loading}>
      <div class="results-head">
        <h2 class="visually-hidden">{t('results.title')}</h2>
        <p class="results-count" role="status">
          {t('results.count', { total: page.total })}
        </p>
        {countFilters(filters) > 0 && (
          <Button look="quiet" onClick={() => search.choose({ q: filters.q })}>
            {t('filters.clear')}
          </Button>
        )}
      </div>
      <Trouble search={search} paging={false} />
      {page.apps.length > 0 ? (
        <>
          <AppList apps={page.apps} onDetails={onDetails} />
          <Trouble search={search} paging />
          <More shown={page.apps.length} total={page.total} loading={loading} onMore={search.more} />
        </>
      ) : (
        <Empty search={search} district={district} />
      )}
    </section>
  )
}

function Empty({ search: { filters, choose }, district }: { search: Search; district: string }) {
  const { t } = usePage()
  if (!isFiltered(filters)) return <p class="empty">{t('results.empty.catalog', { district })}</p>
  return (
    <div class="empty">
      <p>{t(countFilters(filters) > 0 ? 'results.empty.filters' : 'results.empty.search')}</p>
      <Button onClick={() => choose(noFilters)}>{t('results.show-all')}</Button>
    </div>
  )
}
