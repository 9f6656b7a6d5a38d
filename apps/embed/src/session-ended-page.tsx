import { useEffect, useRef } from 'preact/hooks'
import { Notice } from './notice.tsx'
import { usePage } from './page.tsx'

export function SessionEndedPage() {
  const { t } = usePage()
  const page = useRef<HTMLDivElement>(null)
  // What had the focus is gone; a screen reader goes on from here.
  useEffect(() => page.current?.focus(), [])
  return (
    <div ref={page} tabIndex={-1} class="focus-target">
      <Notice icon="clock" title={t('expired.title')}>
        {t('expired.text')}
      </Notice>
    </div>
  )
}
