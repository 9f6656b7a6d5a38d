import { Button } from '@lectern/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { Dialog } from './dialog.tsx'

/** Says first what it will do. */
export function ConfirmedButton(properties: {
  label: string
  accessibleName?: string
  disabled: boolean
  title: string
  what: string
  confirm: string
  onConfirm: () => void
}) {
  const { t } = useLanguage()
  const [asking, setAsking] = useState(false)
  const { label, accessibleName, disabled, title, what, confirm, onConfirm } = properties
  return (
    <>
      <Button disabled={disabled} onClick={() => setAsking(true)} aria-label={accessibleName}>
        {label}
      </Button>
      {asking && (
        <Dialog title={title} onClose={() => setAsking(false)}>
          <p>{what}</p>
          <div className="dialog-actions">
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button
              look="danger"
              onClick={() => {
                onConfirm()
                setAsking(false)
              }}
            >
              {confirm}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
