import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { Icon } from '@lectern/ui'

/** A native modal dialog: focus moves in, Escape closes, focus returns to where it was. */
export function Dialog(properties: {
  title: string
  /** `side`: along the edge of the page, so that the list it came from stays in sight. */
  shape?: 'side'
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // In the layout phase the element is still in the page when it closes; only then does the focus go back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`dialog ${properties.shape ?? ''}`.trim()}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        properties.onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{properties.title}</h2>
        <button
          type="button"
          className="btn quiet icon-only"
          onClick={properties.onClose}
          aria-label={t('close')}
        >
          <Icon name="cross" />
        </button>
      </div>
      {properties.children}
    </dialog>
  )
}
