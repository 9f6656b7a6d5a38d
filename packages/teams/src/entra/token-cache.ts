interface Entry<T> {
  pending: Promise<T>
  /** Set once it arrived and may be kept. */
  expiresAt?: Date
}

/** A token that ends while the call is under way is no good. */
const marginMilliseconds = 2 * 60_000

/**
 * One request for one token at a time, and its result for as long as it holds. What fails, or comes without an end, is
 * told to everybody who waits and then forgotten.
 */
export function tokenCache<T>({
  now,
  maxEntries,
  endOf,
}: {
  now: () => Date
  maxEntries: number
  endOf: (value: T) => Date | undefined
}) {
  const entries = new Map<string, Entry<T>>()

  const isUsable = ({ expiresAt }: Entry<T>): boolean =>
    expiresAt === undefined || expiresAt.getTime() - marginMilliseconds > now().getTime()

  function requested(key: string, request: () => Promise<T>): Entry<T> {
    const entry: Entry<T> = { pending: request() }
    const forget = () => entries.get(key) === entry && entries.delete(key)
    entry.pending.then((value) => {
      entry.expiresAt = endOf(value)
      if (entry.expiresAt === undefined) forget()
    }, forget)
    return entry
  }

  return {
    get(key: string, request: () => Promise<T>): Promise<T> {
      const known = entries.get(key)
      const entry = known && isUsable(known) ? known : requested(key, request)
      entries.delete(key)
      entries.set(key, entry)
      // A Map keeps its order, so the first is the one that was used longest ago.
      if (entries.size > maxEntries) entries.delete(entries.keys().next().value!)
      return entry.pending
    },
    drop: (key: string): void => void entries.delete(key),
  }
}
