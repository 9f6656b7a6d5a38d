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
  const { t, host } = usePage()
  const [isBlocked, setBlocked] = useState(false)

  async function open(): Promise<void> {
    if (!host) return setBlocked(!whenGranted(address, onGranted))
    const ended = await host.ask(address)
    setBlocked(ended === 'blocked')
    if (ended === 'agreed') onGranted()
  }

  return (
    <>
      <Button look={look} onClick={() => void open()}>
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
