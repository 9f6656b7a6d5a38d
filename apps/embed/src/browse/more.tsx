import { Button } from '@lectern/ui'
import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../page.tsx'

export interface MoreProps {
  /** Stands right after the list. */
  shown: number
  total: number
  loading: boolean
  onMore: () => void
}

export function More({ shown, total, loading, onMore }: MoreProps) {
  const { t } = usePage()
  const more = useRef<HTMLDivElement>(null)
  const goOnAt = useRef<number | undefined>(undefined)

  // The button may be gone after the last page: the focus goes on at the first new entry.
  useEffect(() => {
    if (goOnAt.current === undefined || shown <= goOnAt.current) return
    more.current?.parentElement?.querySelectorAll<HTMLElement>('.app h3')[goOnAt.current]?.focus()
    goOnAt.current = undefined
  }, [shown])

  function showMore(): void {
    goOnAt.current = shown
    onMore()
  }

  return (
    <div ref={more} class="more">
      {shown < total && (
        <>
          <p class="muted">{t('results.shown', { shown, total })}</p>
          <Button aria-disabled={loading} onClick={showMore}>
            {t('results.more')}
          </Button>
        </>
      )}
    </div>
  )
}
