import type { Database } from '@lectern/database'

const monthsAhead = 3
/** A school year and its comparison with the one before; the rollups stay. */
const keptMonths = 13

/** Makes the coming months of raw events and drops those past their retention; daily is often enough. */
export async function maintainUsagePartitions(
  database: Database,
): Promise<{ made: string[]; dropped: string[] }> {
  const [changes] = await database.query<{ made: string[]; dropped: string[] }>(
    'select made, dropped from lectern.maintain_usage_partitions($1, $2)',
    [monthsAhead, keptMonths],
  )
  return changes!
}
