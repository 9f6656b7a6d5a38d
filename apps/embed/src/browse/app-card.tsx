import type { AppCard as App } from '@lectern/api-contracts'
import { AppMark, Button, StatusPill, toneOfVerdict } from '@lectern/ui'
import { decisionDate, isOpenable, purposeOf } from '../app-words.ts'
import { OpenLink } from '../open-link.tsx'
import { usePage } from '../page.tsx'
import { AddButton } from '../picking/add-button.tsx'
import { usePicking } from '../picking/picking.tsx'
import { AppFacts } from './app-facts.tsx'

export type ShowDetails = (app: App) => void

export function AppCard({ app, onDetails }: { app: App; onDetails: ShowDetails }) {
  const page = usePage()
  const { t } = page
  const heading = `app-${app.id}`
  const [primary] = app.functions
  return (
    <li>
      <article class="app card" aria-labelledby={heading}>
        <div class="app-head">
          <AppMark name={app.name} />
          <div class="app-name">
            <h3 id={heading} tabIndex={-1}>
              {app.name}
            </h3>
            {app.vendor && <p class="app-vendor">{app.vendor}</p>}
          </div>
        </div>
        <div class="app-verdict">
          <StatusPill tone={toneOfVerdict[app.verdict]} label={t(`verdict.${app.verdict}`)} />
          {app.reason && <p>{t(`reason.${app.reason}`)}</p>}
        </div>
        <div class="app-body">
          {primary && <p class="app-purpose">{purposeOf(page, primary)}</p>}
          <AppFacts app={app} />
        </div>
        <div class="app-foot">
          <Actions app={app} onDetails={onDetails} />
        </div>
      </article>
    </li>
  )
}

/** The one thing to do with it now; everything else is in its details. */
function Actions({ app, onDetails }: { app: App; onDetails: ShowDetails }) {
  const page = usePage()
  const { t } = page
  const picking = usePicking()
  if (app.verdict === 'not-approved') {
    const action = app.alternatives.length > 0 ? 'alternatives' : 'why'
    return (
      <Button aria-label={t(`app.${action}-named`, { name: app.name })} onClick={() => onDetails(app)}>
        {t(`app.${action}`)}
      </Button>
    )
  }
  return (
    <>
      {isOpenable(app) ? (
        <>
          {picking && (
            <AddButton item={{ kind: 'app', id: app.id, name: app.name }} picking={picking} look="tonal" />
          )}
          <OpenLink app={app} look={picking ? 'quiet' : 'tonal'} />
        </>
      ) : (
        <p class="app-due">{decisionDate(page, app.decisionDue)}</p>
      )}
      <Button
        look="quiet"
        aria-label={t('app.details-named', { name: app.name })}
        onClick={() => onDetails(app)}
      >
        {t('app.details')}
      </Button>
    </>
  )
}
