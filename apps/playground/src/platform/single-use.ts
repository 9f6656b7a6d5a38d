/** Remembers what was used, for as long as the message that carried it could be sent again. */
export function singleUse(now: () => Date, rememberedMs: number): (value: string) => boolean {
  const used = new Map<string, number>()
  return (value) => {
    const time = now().getTime()
    // In the order of use: the first that is still remembered ends the search.
    for (const [old, since] of used) {
      if (time - since < rememberedMs) break
      used.delete(old)
    }
    if (used.has(value)) return false
    used.set(value, time)
    return true
  }
}
