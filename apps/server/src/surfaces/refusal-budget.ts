/** Written down of one installation's refusals in a minute; anyone can cause one, and the log has them all. */
const recordedPerMinute = 60

/** Says whether one more may be written down. */
export function refusalBudget(now: () => number = Date.now): (installationId: string) => boolean {
  let minute = 0
  let recorded = new Map<string, number>()
  return (installationId) => {
    const current = Math.floor(now() / 60_000)
    if (current !== minute) [minute, recorded] = [current, new Map()]
    const count = (recorded.get(installationId) ?? 0) + 1
    recorded.set(installationId, count)
    return count <= recordedPerMinute
  }
}
