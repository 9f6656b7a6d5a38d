import type { DistrictScope } from '@lectern/database'
import { renumberUsageEvents } from './renumber-usage-events.ts'

/**
 * Keeps every other run away from the district's rollups until the transaction ends.
 * @returns how far they have read, and whether the events were numbered anew because the database has moved
 */
export async function lockRollup(scope: DistrictScope): Promise<{ watermark: string; renumbered: boolean }> {
  await scope.query(
    `insert into lectern.usage_rollup (district_id, server_id) select $1, c.system_identifier from pg_control_system() c
     on conflict do nothing`,
    [scope.districtId],
  )
  const { watermark, moved } = await readRollup(scope)
  if (!moved) return { watermark, renumbered: false }
  await renumberUsageEvents(scope, watermark)
  return { watermark: (await readRollup(scope)).watermark, renumbered: true }
}

async function readRollup(scope: DistrictScope): Promise<{ watermark: string; moved: boolean }> {
  const [row] = await scope.query<{ watermark: string; moved: boolean }>(
    `select r.watermark::text, r.server_id <> c.system_identifier as moved
     from lectern.usage_rollup r cross join pg_control_system() c where r.district_id = $1 for update of r`,
    [scope.districtId],
  )
  return row!
}
