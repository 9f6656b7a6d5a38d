import { setTimeout } from 'node:timers/promises'
import { takeSend, type Send, type SendState } from '@lectern/teams'

/** When the next call may go out. */
export interface SendPace {
  /** Waits for the turn of a call; false when the process ends before. */
  turn(send: Send, signal: AbortSignal): Promise<boolean>
}

interface PacePorts {
  now?: () => Date
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>
}

/** One for the process, as all that it sends counts together; one run at a time sends for a tenant, whichever process it is in. */
export function sendPace({
  now = () => new Date(),
  wait = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => {}),
}: PacePorts = {}): SendPace {
  let state: SendState = {}
  return {
    async turn(send, signal) {
      while (!signal.aborted) {
        const verdict = takeSend(state, send, now())
        if (verdict.allowed) {
          state = verdict.state
          return true
        }
        await wait(verdict.retryAt.getTime() - now().getTime(), signal)
      }
      return false
    },
  }
}
