/** So many calls in so many seconds, per key; says how many seconds to wait when there were more. */
export function tokenBucket(calls: number, seconds: number, now: () => Date) {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take(key: string): number | undefined {
      const at = now().getTime()
      const { left, at: before } = buckets.get(key) ?? { left: calls, at }
      const filled = Math.min(calls, left + ((at - before) / 1000) * (calls / seconds))
      buckets.set(key, { left: filled >= 1 ? filled - 1 : filled, at })
      return filled >= 1 ? undefined : Math.ceil(((1 - filled) * seconds) / calls)
    },
  }
}

export type TokenBucket = ReturnType<typeof tokenBucket>
