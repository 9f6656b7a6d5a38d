import { randomUUID } from 'node:crypto'
import type { LaunchFault } from './launch-fault.ts'
import type { HintFormat } from './message-hints.ts'
import type { Claims } from './message.ts'

/** A launch between its login initiation and the tool's authentication request. */
export interface PendingLaunch {
  launchId: string
  loginHint: string
  claims: Claims
  storageTarget?: string
  fault?: LaunchFault
}

export interface PendingLaunches {
  /** Keeps the launch and returns the `lti_message_hint` that finds it once. */
  hold(launch: PendingLaunch): Promise<string>
  /** @throws Problem when the hint is not ours or too old */
  open(hint: string): Promise<{ launch: PendingLaunch | undefined; consume: () => boolean }>
}

const kept = 500

/** Launches that wait for their authentication request, each found by its hint and consumed once. */
export function pendingLaunches(hints: HintFormat, now: () => Date): PendingLaunches {
  const waiting = new Map<string, PendingLaunch>()
  return {
    async hold(launch) {
      const reference = randomUUID()
      waiting.set(reference, launch)
      const oldest = waiting.keys().next()
      if (waiting.size > kept && !oldest.done) waiting.delete(oldest.value)
      return hints.write(reference, now())
    },
    async open(hint) {
      const reference = await hints.read(hint, now())
      return { launch: waiting.get(reference), consume: () => waiting.delete(reference) }
    },
  }
}
