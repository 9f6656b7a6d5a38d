import { setTimeout } from 'node:timers/promises'
import { refuseApi } from './api-refusals.ts'

export interface CallPace {
  /**
   * Waits until a call of this person may be made.
   * @throws Problem `classroom.quota` with `retryAfterSeconds` where that takes longer than half a minute
   */
  take(person: string): Promise<void>
}

export interface PacePorts {
  /** Calls a minute, in all and of one person; several processes share them. */
  limits?: { client: number; person: number }
  now?: () => Date
  wait?: (milliseconds: number) => Promise<unknown>
}

/** reference/limits */
const googleLimits = { client: 3_000, person: 1_200 }
const minute = 60_000
const maxWaitMilliseconds = 30_000
/** What may be called at once; the rest comes evenly, so that no minute anywhere holds more than the limit. */
const burstShare = 0.1
const maxPeople = 10_000

/** Keeps below Google's quotas, once per process: being refused costs more than waiting. */
export function callPace(ports: PacePorts = {}): CallPace {
  const { limits = googleLimits, now = () => new Date(), wait = setTimeout } = ports
  /** When what was let through so far will have been due, evenly spread. */
  const dueAt = new Map<string, number>()

  const delayOf = (key: string, limit: number, time: number): number =>
    Math.max(0, (dueAt.get(key) ?? 0) - time - burstShare * minute)

  function book(key: string, limit: number, time: number): void {
    const due = Math.max(dueAt.get(key) ?? 0, time) + minute / (limit * (1 - burstShare))
    dueAt.delete(key)
    dueAt.set(key, due)
  }

  return {
    async take(person) {
      const time = now().getTime()
      const keys = [
        ['client', limits.client],
        [`person ${person}`, limits.person],
      ] as const
      const delay = Math.max(...keys.map(([key, limit]) => delayOf(key, limit, time)))
      if (delay > maxWaitMilliseconds) throw tooMany(delay)
      for (const [key, limit] of keys) book(key, limit, time)
      // A Map keeps its order, so the first is the one that called longest ago.
      if (dueAt.size > maxPeople) dueAt.delete(dueAt.keys().next().value!)
      if (delay > 0) await wait(delay)
    },
  }
}

const tooMany = (delay: number) =>
  refuseApi(
    'classroom.quota',
    'More calls are waiting than Google allows in a minute; this one was not made. Try again later.',
    { retryAfterSeconds: Math.ceil(delay / 1000) },
  )
