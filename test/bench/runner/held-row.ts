/** A row that holds the median of what was measured against its limit, both in milliseconds. */
export function heldRow(what: string, values: number[], limit: number): Record<string, string | number> {
  const sorted = values.toSorted((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)]!
  return {
    what,
    'median ms': Math.round(median),
    'slowest ms': Math.round(sorted.at(-1)!),
    'limit ms': limit,
    'of the limit': (median / limit).toFixed(2),
    verdict: median <= limit ? 'held' : 'missed',
  }
}
