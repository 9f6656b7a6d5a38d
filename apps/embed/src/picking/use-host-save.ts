import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../page.tsx'
import type { Picked, PickingProviderProps } from './picking.tsx'
import { isTakenByHost } from './places.ts'
import { pickOf } from './use-handover.ts'

/** Where the host has a button of its own for it, that one takes whatever is chosen when it is pressed. */
export function useHostSave(asked: PickingProviderProps['asked'], chosen: readonly Picked[]): void {
  const { backend, host } = usePage()
  const latest = useRef(chosen)
  latest.current = chosen
  useEffect(() => {
    if (!asked || !isTakenByHost(asked)) return
    host?.onSave(async () => {
      const picked = pickOf(asked.handle, latest.current, new Set())
      const answer = await backend.pick({ ...picked, into: 'settings' })
      if (answer.kind === 'settings') return answer.settings
      throw new Error('The server gave no settings.')
    })
  }, [asked, host, backend])
}
