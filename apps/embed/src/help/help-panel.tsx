import { Button } from '@lectern/ui'
import { More } from '../browse/more.tsx'
import { SearchBox } from '../browse/search-box.tsx'
import { Trouble } from '../browse/trouble.tsx'
import { usePage } from '../page.tsx'
import { ResourceCard } from './resource-card.tsx'
import type { HelpSearch } from './use-help.ts'
import { useHelp } from './use-help.ts'

/** Help for teachers: with the district's apps, and with teaching at all. */
export function HelpPanel() {
  const { t } = usePage()
  const search = useHelp()
  const { page, loading } = search
  return (
    <>
      <div role="search">
        <SearchBox search={search} label={t('help.search')} placeholder={t('help.placeholder')} />
      </div>
      <section id="help" tabIndex={-1} class="results" aria-label={t('tabs.help')} aria-busy={loading}>
        <div class="results-head">
          <h2 class="visually-hidden">{t('tabs.help')}</h2>
          <p class="results-count" role="status">
            {page ? t('help.count', { total: page.total }) : loading && t('help.loading')}
          </p>
        </div>
        <Trouble search={search} paging={false} />
        {page && <Found page={page} search={search} />}
      </section>
    </>
  )
}

function Found({
  page: { resources, total },
  search,
}: {
  page: NonNullable<HelpSearch['page']>
  search: HelpSearch
}) {
  const { t } = usePage()
  if (total === 0)
    return (
      <div class="empty">
        <p>{t('help.empty')}</p>
        <Button onClick={() => search.type('')}>{t('help.show-all')}</Button>
      </div>
    )
  return (
    <>
      <ul class="apps">
        {resources.map((resource) => (
          <ResourceCard key={resource.id} resource={resource} />
        ))}
      </ul>
      <Trouble search={search} paging />
      <More shown={resources.length} total={total} loading={search.loading} onMore={search.more} />
    </>
  )
}
