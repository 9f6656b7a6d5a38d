import { Button } from '@lectern/ui'
import { useEffect, useRef } from 'preact/hooks'
import type { Words } from '../page.tsx'
import { usePage } from '../page.tsx'
import { PickFailure } from './pick-failure.tsx'
import { PickOutcome } from './pick-outcome.tsx'
import type { Picked, Picking } from './picking.tsx'
import { isUnderWay, mostPicks, usePicking } from './picking.tsx'
import { isTakenByHost } from './places.ts'
import { SubmitButtons } from './submit-buttons.tsx'

/** At the end of the page and in sight: what was chosen, and the ways back to the host. */
export function PicksBar() {
  const picking = usePicking()
  return picking && <Bar picking={picking} />
}

function Bar({ picking }: { picking: Picking }) {
  const { t } = usePage()
  const bar = useRef<HTMLElement>(null)
  useScrollRoom(bar)
  const { multiple, chosen, handover, into } = picking
  const isBusy = isUnderWay(picking)
  // “2 apps”, but “2 items” as soon as there is something else among them.
  const many = chosen.every(({ kind }) => kind === 'app') ? '' : ('-items' as const)
  const isAdding = isBusy && !handover?.isCancel && !handover?.placed
  return (
    <section ref={bar} id="picks" tabIndex={-1} class="picks" aria-label={t('pick.label')}>
      <div class="picks-text">
        <div role="status">
          <p class="picks-count">
            {isTakenByHost(picking)
              ? wordsOfSettings(t, chosen[0])
              : multiple
                ? t(`pick.count${many}`, { count: chosen.length })
                : t('pick.one')}{' '}
            {picking.isFull && wordsOfFull(t, picking)}
          </p>
          {isAdding && <p class="visually-hidden">{t('pick.adding')}</p>}
        </div>
        {multiple && chosen.length > 0 && (
          <p class="picks-names muted">{chosen.map(({ name }) => name).join(' · ')}</p>
        )}
        {(multiple || handover?.isCancel) && <PickFailure picking={picking} />}
        <PickOutcome picking={picking} />
      </div>
      <div class="picks-actions">
        <SubmitButtons picking={picking} many={many} isAdding={isAdding} />
        {(!into || (chosen.length > 0 && !isTakenByHost(picking))) && (
          <Button look="quiet" aria-disabled={isBusy || undefined} onClick={picking.cancel}>
            {t(into ? 'pick.clear' : 'pick.cancel')}
          </Button>
        )}
      </div>
    </section>
  )
}

const wordsOfFull = (t: Words, { most }: Picking): string =>
  most === undefined ? t('pick.full', { most: mostPicks }) : t('pick.full-here', { most })

const wordsOfSettings = (t: Words, one: Picked | undefined): string =>
  one ? t('pick.saves-one', { name: one.name }) : t('pick.saves-all')

/** WCAG 2.4.11: what gets the focus is scrolled clear of the bar, however tall it is at the moment. */
function useScrollRoom(bar: { current: HTMLElement | null }): void {
  useEffect(() => {
    const { current } = bar
    if (!current) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() =>
      style.setProperty('--picks-height', `${current.offsetHeight}px`),
    )
    observer.observe(current)
    return () => {
      observer.disconnect()
      style.removeProperty('--picks-height')
    }
  }, [])
}
