import type { Grant } from '@lectern/api-contracts'
import type { HandOffState } from './backend/backend.ts'

/** Of the window that signs in, which is a page of ours. */
const message = 'lectern.signed-in'
const pollMilliseconds = 2_000

export type GrantOutcome = 'agreed' | 'declined' | 'other-account'

interface Waiting {
  stateOf: (handOff: NonNullable<Grant['handOff']>) => Promise<HandOffState>
  /** `agreed` once, at the end; the others while the same window, or the same button, may still do it. */
  told: (outcome: GrantOutcome) => void
  /** Ends it. */
  stop: AbortController
}

/**
 * Opens the host's own page on which a person allows something; to be called in a click. The window tells this page; where
 * the browser keeps the two apart, the server does.
 * @returns the window, if one opened
 */
export function whenGranted(
  { address, handOff }: Grant,
  { stateOf, told, stop }: Waiting,
): Window | undefined {
  const { signal } = stop
  const opened = openWindow(address, { signal, onDone: () => end('agreed') })
  if (opened && handOff) {
    const polling = setInterval(() => void poll(handOff), pollMilliseconds)
    signal.addEventListener('abort', () => clearInterval(polling))
  }
  return opened

  async function poll(asked: NonNullable<Grant['handOff']>): Promise<void> {
    // The next time may tell.
    const state = await stateOf(asked).catch(() => undefined)
    if (signal.aborted || !state) return
    if (state.step === 'signed-in') end('agreed')
    else if (state.step === 'expired') end('declined')
    else if (state.step === 'refused')
      told(otherAccount.includes(state.code ?? '') ? 'other-account' : 'declined')
  }

  function end(outcome: GrantOutcome): void {
    stop.abort()
    told(outcome)
  }
}

/** Of its messages only that it is done is listened to, and only to its own. */
export function openWindow(
  address: string,
  { signal, onDone }: { signal: AbortSignal; onDone: () => void },
): Window | undefined {
  const opened = window.open(address, '_blank', 'popup,width=520,height=680')
  if (!opened) return undefined
  addEventListener('message', listen, { signal })
  return opened

  function listen({ origin, source, data }: MessageEvent<{ type?: unknown } | null>): void {
    if (source === opened && origin === location.origin && data?.type === message) onDone()
  }
}

const otherAccount = ['classroom.wrong-account', 'classroom.domain-missing', 'classroom.domain-unknown']
