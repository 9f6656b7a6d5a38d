import type { AppCard as App } from '@lectern/api-contracts'
import { AppMark, Banner, Button, Icon, StatusPill, toneOfVerdict } from '@lectern/ui'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { decisionDate, gradesOf, isOpenable, purposeOf, useOf } from '../app-words.ts'
import { openDialog } from '../open-dialog.ts'
import { OpenLink } from '../open-link.tsx'
import { usePage } from '../page.tsx'
import { AddButton } from '../picking/add-button.tsx'
import { usePicking } from '../picking/picking.tsx'
import { ShareButton } from '../share-button.tsx'

/** The browser's own dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function AppDetails({ app, onClose }: { app: App; onClose: () => void }) {
  const { t } = usePage()
  const picking = usePicking()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const [shown, setShown] = useState(app)

  useEffect(() => {
    if (dialog.current) openDialog(dialog.current)
  }, [])
  useEffect(() => title.current?.focus(), [shown])

  const close = () => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      class="dialog details"
      aria-labelledby="details-title"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="details-content">
        <header class="app-head">
          <AppMark name={shown.name} />
          <div class="app-name">
            <h2 id="details-title" ref={title} tabIndex={-1}>
              {shown.name}
            </h2>
            {shown.vendor && <p class="app-vendor">{shown.vendor}</p>}
          </div>
          <Button look="quiet" className="icon-only" aria-label={t('app.close')} onClick={close}>
            <Icon name="cross" />
          </Button>
        </header>
        <Decision app={shown} />
        <Facts app={shown} />
        {!isOpenable(shown) && <Alternatives app={shown} onShow={setShown} />}
        <footer class="details-foot">
          {isOpenable(shown) && picking && (
            <AddButton
              item={{ kind: 'app', id: shown.id, name: shown.name }}
              picking={picking}
              look="primary"
            />
          )}
          {isOpenable(shown) && <OpenLink app={shown} look={picking ? 'quiet' : 'primary'} />}
          {isOpenable(shown) && <ShareButton app={shown} />}
          {shown.id === app.id ? (
            <Button onClick={close}>{t('app.close')}</Button>
          ) : (
            <Button onClick={() => setShown(app)}>{t('app.back', { name: app.name })}</Button>
          )}
        </footer>
      </div>
    </dialog>
  )
}

function Decision({ app }: { app: App }) {
  const page = usePage()
  const { t } = page
  return (
    <div class={`decision ${toneOfVerdict[app.verdict]}`}>
      <StatusPill tone={toneOfVerdict[app.verdict]} label={t(`verdict.${app.verdict}`)} />
      <p>{app.reason ? t(`reason.${app.reason}`) : t(`approval.${app.approval}.meaning`)}</p>
      {app.verdict === 'in-review' && <p>{decisionDate(page, app.decisionDue)}</p>}
    </div>
  )
}

function Facts({ app }: { app: App }) {
  const page = usePage()
  const { t } = page
  const purposes = [...new Set(app.functions.map((code) => purposeOf(page, code)))]
  return (
    <dl class="details-facts">
      {purposes.length > 0 && <Fact term={t('app.purpose')}>{purposes.join(' · ')}</Fact>}
      <Fact term={t('app.privacy')}>{t(`privacy.${app.privacy}.meaning`)}</Fact>
      <Fact term={t('app.grades')}>{gradesOf(t, app.grades)}</Fact>
      <Fact term={t('app.use')}>{app.use ? useOf(t, app.use) : t('app.use-none')}</Fact>
      {app.use?.minutes && (
        <Fact term={t('app.time')}>{t('app.time-most', { minutes: app.use.minutes })}</Fact>
      )}
      <Fact term={t('app.address')}>{new URL(app.url).host}</Fact>
    </dl>
  )
}

const Fact = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

function Alternatives({ app, onShow }: { app: App; onShow: (app: App) => void }) {
  const { t, backend } = usePage()
  const [asked, setAsked] = useState<AbortController>()
  const [failed, setFailed] = useState(false)
  useEffect(() => () => asked?.abort(), [asked])
  if (app.alternatives.length === 0) return null

  async function show(id: string): Promise<void> {
    const request = new AbortController()
    setAsked(request)
    setFailed(false)
    try {
      const found = await backend.app(id, request.signal)
      if (!request.signal.aborted) onShow(found)
    } catch {
      if (!request.signal.aborted) setFailed(true)
    }
  }

  return (
    <section class="alternatives">
      <h3>{t('app.use-instead')}</h3>
      <ul class="alternatives-list">
        {app.alternatives.map(({ id, name }) => (
          <li key={id}>
            <button type="button" class="alternative" onClick={() => void show(id)}>
              <AppMark name={name} />
              {name}
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
      <div role="status">
        {failed && (
          <Banner tone="no" icon="alert">
            {t('app.load-failed')}
          </Banner>
        )}
      </div>
    </section>
  )
}
