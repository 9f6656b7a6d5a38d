import type { AppCard, EmbedModel } from '@lectern/api-contracts'
import { useState } from 'preact/hooks'
import { HelpPanel } from '../help/help-panel.tsx'
import { titleOf, usePage } from '../page.tsx'
import { PickingProvider } from '../picking/picking.tsx'
import { CourseLinks, CourseLinksCheck } from '../links/course-links.tsx'
import { useCourseLinks } from '../links/use-course-links.ts'
import { Upgrade } from '../picking/upgrade.tsx'
import { PlainLinksNote } from '../picking/plain-links-note.tsx'
import { PicksBar } from '../picking/picks-bar.tsx'
import { AppDetails } from './app-details.tsx'
import { FilterChips } from './filter-chips.tsx'
import { Nudge } from './nudge.tsx'
import { OwnClasses } from './own-classes.tsx'
import { Results } from './results.tsx'
import { SearchBox } from './search-box.tsx'
import type { Tab } from './tabs.tsx'
import { panelOf, Tabs } from './tabs.tsx'
import { useSearch } from './use-search.ts'

export function BrowsePage({ model }: { model: Extract<EmbedModel, { mode: 'browse' }> }) {
  const { t } = usePage()
  const search = useSearch(model.page)
  const [details, setDetails] = useState<AppCard>()
  const [tab, setTab] = useState<Tab>('apps')
  const [helpAsked, setHelpAsked] = useState(false)
  const links = useCourseLinks(model.courseLinksHandle)
  const { name, isDemo } = model.district
  const panel = model.help ? panelOf('apps') : {}

  function choose(wanted: Tab): void {
    setTab(wanted)
    if (wanted === 'help') setHelpAsked(true)
  }

  return (
    <PickingProvider asked={model.picking}>
      <a class="skip-link" href={tab === 'apps' ? '#results' : '#help'}>
        {t(tab === 'apps' ? 'skip-to-results' : 'skip-to-help')}
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
        <PlainLinksNote />
        {model.help && <Tabs chosen={tab} onChoose={choose} />}
        <div {...panel} hidden={tab !== 'apps'}>
          <div role="search">
            <SearchBox
              search={{ ...search, q: search.filters.q }}
              label={t('search.label')}
              placeholder={t('search.placeholder')}
            />
            <FilterChips search={search} />
          </div>
          {model.picking?.upgrade && <Upgrade upgrade={model.picking.upgrade} onDetails={setDetails} />}
          <CourseLinks links={links} />
          {model.classes && <OwnClasses classes={model.classes} />}
          {model.nudge && <Nudge nudge={model.nudge} />}
          <Results search={search} district={name} onDetails={setDetails} />
          <CourseLinksCheck links={links} />
        </div>
        {/* Both stay once they were shown, so that changing between them loses nothing. */}
        {model.help && (
          <div {...panelOf('help')} hidden={tab !== 'help'}>
            {helpAsked && <HelpPanel />}
          </div>
        )}
        <PicksBar />
      </main>
      {details && <AppDetails app={details} onClose={() => setDetails(undefined)} />}
    </PickingProvider>
  )
}
