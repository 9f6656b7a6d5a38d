import { Button } from '@lectern/ui'
import { useState } from 'preact/hooks'
import { usePage } from './page.tsx'
import { whenGranted } from './when-granted.ts'

interface GrantButtonProps {
  /** The host's own page, on which the person allows it. */
  address: string
  look: 'primary' | 'tonal'
  label: string
  onGranted: () => void
}

/** Opens the host's page in a window, and says what to do where none opens. */
export function GrantButton({ address, look, label, onGranted }: GrantButtonProps) {
  const { t } = usePage()
  const [isBlocked, setBlocked] = useState(false)
  return (
    <>
      <Button look={look} onClick={() => setBlocked(!whenGranted(address, onGranted))}>
        {label}
      </Button>
      {isBlocked && (
        <p class="pick-failure" role="alert">
          {t('grant.blocked')}
        </p>
      )}
    </>
  )
}
