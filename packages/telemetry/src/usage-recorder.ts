import type { DistrictScope } from '@lectern/database'
import type { DistrictId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { districtQueue, type DistrictQueue, type UsageReceipt } from './district-queue.ts'
import { checkUsageEvents, type UsageEvent } from './usage-event.ts'

export interface UsageRecorder {
  /**
   * Answers when the events are durable. Sending them again is harmless: an event is known by its id and time
   * together, so the same id at another time is another event.
   * @param scope not inside a transaction, which could still be undone
   * @throws Problem `usage.event-malformed`, `usage.event-in-future`, `usage.event-too-old` (all of the request is
   * refused), `usage.too-many-waiting`, `usage.recorder-closed`
   */
  record(scope: DistrictScope, events: readonly UsageEvent[]): Promise<UsageReceipt>
  /** Takes no more and waits until all that was taken is stored. */
  close(): Promise<void>
}

/** Group commit: requests of a district that arrive while a transaction runs share the next one. */
export function usageRecorder({ now = () => new Date() }: { now?: () => Date } = {}): UsageRecorder {
  const queues = new Map<DistrictId, DistrictQueue>()
  let closed = false

  function queueOf(districtId: DistrictId): DistrictQueue {
    const queue = queues.get(districtId) ?? districtQueue(() => queues.delete(districtId))
    queues.set(districtId, queue)
    return queue
  }

  return {
    async record(scope, events) {
      if (closed) throw closing()
      checkUsageEvents(events, now())
      return queueOf(scope.districtId).add(scope, events)
    },
    async close() {
      closed = true
      await Promise.all([...queues.values()].map((queue) => queue.settled()))
    },
  }
}

const closing = (): Problem =>
  new Problem({
    kind: 'upstream',
    code: 'usage.recorder-closed',
    message: 'This server is shutting down. Send the events again.',
  })
