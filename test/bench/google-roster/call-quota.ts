/** Google's limits of calls, of one person and of one project, each over the last minute (reference/limits). */
const limits = { person: 1_200, client: 3_000 }
const minute = 60_000

export interface CallQuota {
  /** false: one too many; it is not counted as made. */
  take(person: string): boolean
  /** The most that one person made in any minute. */
  busiestMinute(): number
  refused(): number
}

export function callQuota(now: () => number = () => performance.now()): CallQuota {
  const made = new Map<string, number[]>()
  let busiest = 0
  let refused = 0
  const recent = (key: string): number[] => {
    const calls = made.get(key) ?? []
    while (calls.length > 0 && calls[0]! <= now() - minute) calls.shift()
    made.set(key, calls)
    return calls
  }
  return {
    take(person) {
      const [own, all] = [recent(`person ${person}`), recent('client')]
      if (own.length >= limits.person || all.length >= limits.client) {
        refused++
        return false
      }
      own.push(now())
      all.push(now())
      busiest = Math.max(busiest, own.length)
      return true
    },
    busiestMinute: () => busiest,
    refused: () => refused,
  }
}
