import { setTimeout } from 'node:timers/promises'
import { sendRates, takeSend, type Send, type SendState } from '@lectern/teams'

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
  /** When each tenant's next is due, evenly: a burst would use up what a late one needs. */
  const evenly = new Map<string, number>()

  return {
    async turn(send, signal) {
      const { tenantId, bulk = false } = send
      const key = `${tenantId} ${bulk}`
      while (!signal.aborted) {
        const at = now().getTime()
        const evenAt = evenly.get(key) ?? at
        const verdict = takeSend(state, send, now())
        if (verdict.allowed && evenAt <= at) {
          state = verdict.state
          evenly.set(key, at + intervalOf(bulk))
          return true
        }
        await wait(Math.max(evenAt, verdict.allowed ? at : verdict.retryAt.getTime()) - at, signal)
      }
      return false
    },
  }
}

function intervalOf(bulk: boolean): number {
  const { calls, seconds } = bulk ? sendRates.tenantBulk : sendRates.tenant
  return (seconds * 1000) / calls
}
