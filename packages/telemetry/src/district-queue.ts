import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import { insertUsageEvents, usageEventKey } from './insert-usage-events.ts'
import type { UsageEvent } from './usage-event.ts'

/** `duplicates`: were stored already. */
export interface UsageReceipt {
  accepted: number
  duplicates: number
}

export interface DistrictQueue {
  add(scope: DistrictScope, events: readonly UsageEvent[]): Promise<UsageReceipt>
  settled(): Promise<void>
}

interface Request {
  scope: DistrictScope
  events: readonly UsageEvent[]
  resolve: (receipt: UsageReceipt) => void
  reject: (error: unknown) => void
}

const batchEvents = 500
/** Some seconds of a slow database; then the senders keep their events and come again. */
const mostWaiting = 10_000

/** Stores one batch at a time: the busier it is, the larger the batches, and the cheaper each event. */
export function districtQueue(onEmpty: () => void): DistrictQueue {
  const waiting: Request[] = []
  let events = 0
  let draining: Promise<void> | undefined

  async function drain(): Promise<void> {
    while (waiting.length > 0) await store(nextBatch())
    draining = undefined
    onEmpty()
  }

  function nextBatch(): Request[] {
    let size = 0
    const beyond = waiting.findIndex((request) => (size += request.events.length) > batchEvents)
    const batch = waiting.splice(0, beyond < 0 ? waiting.length : Math.max(beyond, 1))
    events -= eventsOf(batch).length
    return batch
  }

  return {
    add(scope, added) {
      if (events + added.length > mostWaiting) throw tooManyWaiting()
      events += added.length
      return new Promise((resolve, reject) => {
        waiting.push({ scope, events: added, resolve, reject })
        draining ??= drain()
      })
    },
    settled: async () => draining,
  }
}

/** Never rejects: each request hears of its own fate. */
async function store(batch: Request[]): Promise<void> {
  const [first] = batch
  if (!first) return
  try {
    const stored = await insertUsageEvents(first.scope, eventsOf(batch))
    for (const { events, resolve } of batch) resolve(receiptOf(events, stored))
  } catch (error) {
    if (batch.length === 1 || !isRefusedData(error)) return batch.forEach(({ reject }) => reject(error))
    // Something in it cannot be stored: halving finds whose it is, and the others are not made to pay.
    const middle = Math.ceil(batch.length / 2)
    await store(batch.slice(0, middle))
    await store(batch.slice(middle))
  }
}

const eventsOf = (batch: Request[]): UsageEvent[] => batch.flatMap(({ events }) => events)

/** Takes from the set what it counts, so that of two equal events only the first was new. */
function receiptOf(events: readonly UsageEvent[], stored: Set<string>): UsageReceipt {
  const accepted = events.filter(({ id, occurredAt }) => stored.delete(usageEventKey(id, occurredAt))).length
  return { accepted, duplicates: events.length - accepted }
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation). */
const isRefusedData = (error: unknown): boolean => /^2[23]/.test((error as { code?: string }).code ?? '')

const tooManyWaiting = (): Problem =>
  new Problem({
    kind: 'too-many',
    code: 'usage.too-many-waiting',
    message: 'More usage events arrive than can be stored. Send them again in a minute.',
  })
