/**
 * Whom Graph asked for patience, per app and tenant: going on meanwhile makes the wait longer (Graph "throttling
 * guidance"), also for calls that have nothing to do with the one that was throttled.
 */
export function throttleGate(now: () => Date) {
  const closedUntil = new Map<string, number>()
  return {
    /** Milliseconds to wait before the next call. */
    waitFor(key: string): number {
      const left = (closedUntil.get(key) ?? 0) - now().getTime()
      if (left > 0) return left
      closedUntil.delete(key)
      return 0
    },
    close(key: string, milliseconds: number): void {
      const until = now().getTime() + milliseconds
      if (until > (closedUntil.get(key) ?? 0)) closedUntil.set(key, until)
    },
  }
}
