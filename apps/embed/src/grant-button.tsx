import type { Grant } from '@lectern/api-contracts'
import { Button } from '@lectern/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import { usePage } from './page.tsx'
import type { GrantOutcome } from './when-granted.ts'
import { whenGranted } from './when-granted.ts'

interface GrantButtonProps {
  /** The host's own page, on which the person allows it. */
  grant: Grant
  look: 'primary' | 'tonal'
  label: string
  onGranted: () => void
}

/** Opens the host's page in a window, and says what to do where none opens or nothing comes of it. */
export function GrantButton({ grant, look, label, onGranted }: GrantButtonProps) {
  const { t, host, backend } = usePage()
  const [trouble, setTrouble] = useState<Exclude<GrantOutcome, 'agreed'> | 'blocked'>()
  const waiting = useRef<AbortController>(undefined)
  // Whoever changes the choice meanwhile takes the question back.
  useEffect(() => () => waiting.current?.abort(), [])

  function told(outcome: GrantOutcome | 'blocked'): void {
    setTrouble(outcome === 'agreed' ? undefined : outcome)
    if (outcome === 'agreed') onGranted()
  }

  function open(): void {
    setTrouble(undefined)
    if (host) return void host.ask(grant.address).then(told)
    // The window before this one is not waited for any more; whatever it did, the server knows.
    waiting.current?.abort()
    waiting.current = new AbortController()
    if (!whenGranted(grant, { stateOf: backend.handOff, told, stop: waiting.current })) setTrouble('blocked')
  }

  return (
    <>
      <Button look={look} onClick={open}>
        {label}
      </Button>
      {trouble && (
        <p class="pick-failure" role="alert">
          {t(`grant.${trouble}`)}
        </p>
      )}
    </>
  )
}
