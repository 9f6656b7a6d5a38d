import type { DistrictScope } from '@lectern/database'

/**
 * After a restore into another server, whose transaction numbers are unrelated: what the rollups had read before
 * gets number 0, the rest this transaction's number, so that the next run reads it.
 */
export async function renumberUsageEvents(scope: DistrictScope, watermark: string): Promise<void> {
  await scope.query(
    `update lectern.usage_event e
     set recorded_xid = case
       when e.recorded_xid >= $2::xid8 or e.recorded_at >= r.rolled_up_at then pg_current_xact_id() else '0' end
     from lectern.usage_rollup r
     where e.district_id = $1 and r.district_id = $1`,
    [scope.districtId, watermark],
  )
  await scope.query(
    `update lectern.usage_rollup r set watermark = pg_current_xact_id(), server_id = c.system_identifier
     from pg_control_system() c where r.district_id = $1`,
    [scope.districtId],
  )
}
