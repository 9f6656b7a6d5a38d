import type { AppCard, EmbedModel } from '@lectern/api-contracts'
import { useState } from 'preact/hooks'
import { titleOf, usePage } from '../page.tsx'
import { PickingProvider } from '../picking/picking.tsx'
import { PicksBar } from '../picking/picks-bar.tsx'
import { AppDetails } from './app-details.tsx'
import { FilterChips } from './filter-chips.tsx'
import { Nudge } from './nudge.tsx'
import { Results } from './results.tsx'
import { SearchBox } from './search-box.tsx'
import { useSearch } from './use-search.ts'

export function BrowsePage({ model }: { model: Extract<EmbedModel, { mode: 'browse' }> }) {
  const { t } = usePage()
  const search = useSearch(model.page)
  const [details, setDetails] = useState<AppCard>()
  const { name, isDemo } = model.district

  return (
    <PickingProvider asked={model.picking}>
      <a class="skip-link" href="#results">
        {t('skip-to-results')}
      </a>
      {model.picking && (
        <a class="skip-link" href="#picks">
          {t('skip-to-picks')}
        </a>
      )}
      <header class="page-head">
        <h1>{titleOf(model)}</h1>
        <p class="muted">{t('header.approved-by', { district: name })}</p>
        {isDemo && <p class="demo">{t('header.demo')}</p>}
      </header>
      <main>
        <div role="search">
          <SearchBox search={search} />
          <FilterChips search={search} />
        </div>
        {model.nudge && !model.picking && <Nudge nudge={model.nudge} />}
        <Results search={search} district={name} onDetails={setDetails} />
        <PicksBar />
      </main>
      {details && <AppDetails app={details} onClose={() => setDetails(undefined)} />}
    </PickingProvider>
  )
}
