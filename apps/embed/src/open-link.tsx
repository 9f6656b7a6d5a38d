import { Icon } from '@lectern/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import { usePage } from './page.tsx'

export interface OpenLinkProps {
  app: { id: string; name: string; url: string }
  look: 'primary' | 'tonal' | 'quiet'
  large?: boolean
  /** Whether it is an app of the catalog, whose openings are counted. */
  counted?: boolean
  /** Instead of “Open”, where the app's name is not beside it. */
  label?: string
  onOpen?: () => void
}

/** How long a browser may take to bring the new tab to the front. */
const tabPause = 900

/** A real link: the browser opens it whatever becomes of the event. */
export function OpenLink({ app, look, large = false, counted = true, label, onOpen }: OpenLinkProps) {
  const { t, backend } = usePage()
  const [seemsBlocked, setSeemsBlocked] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function opened(event: MouseEvent): void {
    if (counted) backend.recordOpen(app.id)
    onOpen?.()
    const inBackground = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0
    if (inBackground || parent === window) return
    // A sandboxed frame without allow-popups drops the click in silence; all one sees is that focus stays here.
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setSeemsBlocked(document.hasFocus()), tabPause)
  }

  return (
    <>
      <a
        class={`btn ${look}${large ? ' large' : ''}`}
        href={app.url}
        target="_blank"
        rel="noopener"
        aria-label={label ? undefined : t('app.open-named', { name: app.name })}
        onClick={opened}
        onAuxClick={(event) => event.button === 1 && opened(event)}
      >
        {label ?? t('app.open')}
        <Icon name="external" />
      </a>
      {seemsBlocked && (
        <p class="blocked" role="status">
          {t('blocked.text')}{' '}
          <a href={app.url} target="_top">
            {t('blocked.here', { name: app.name })}
          </a>
        </p>
      )}
    </>
  )
}
