import type { DistrictScope } from '@lectern/database'
import { addUsageEvents, recountDays } from './add-usage-events.ts'
import { lockRollup } from './usage-watermark.ts'

/**
 * Adds the events that arrived since the last run to the rollups, each exactly once, however late it is. Runs may
 * overlap: the second waits for the first and finds nothing left. A transaction that stays open anywhere on the
 * server holds back what came after it until it ends.
 * @returns how many events were added
 */
export const rollUpUsage = (scope: DistrictScope): Promise<number> =>
  scope.transaction(async (inside) => {
    const { watermark, renumbered } = await lockRollup(inside)
    if (renumbered) return 0
    const until = await settledUntil(inside)
    const touched = await addUsageEvents(inside, { watermark, until })
    await recountDays(inside, touched)
    await inside.query(
      'update lectern.usage_rollup r set watermark = $2, rolled_up_at = clock_timestamp() where r.district_id = $1',
      [inside.districtId, until],
    )
    return touched.reduce((sum, { events }) => sum + events, 0)
  })

/** Every transaction below this number has ended, and a later statement sees what it wrote. */
async function settledUntil(scope: DistrictScope): Promise<string> {
  const [row] = await scope.query<{ until: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as until',
  )
  return row!.until
}
