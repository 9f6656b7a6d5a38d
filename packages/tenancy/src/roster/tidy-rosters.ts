import type { DistrictScope } from '@lectern/database'
import type { StartedRun } from './start-roster-run.ts'

/** How long readings are remembered, and rosters that nobody reads any more. */
const keptRunDays = 28
const keptRosterDays = 180

/** The readings whose worker or queued job was lost; whoever runs them again goes on where they stopped. */
export const strandedRosterRuns = (scope: DistrictScope): Promise<StartedRun[]> =>
  scope.query<StartedRun>(
    `select r.id from lectern.roster_run r
     where r.district_id = $1 and r.status in ('waiting', 'running') and r.last_sign_at < now() - interval '1 hour'`,
    [scope.districtId],
  )

/** Fails what nobody could finish in a day, and forgets what is old. */
export async function tidyRosters(scope: DistrictScope): Promise<void> {
  await scope.query(
    `update lectern.roster_run r
     set status = 'failed', finished_at = now(), next_url = null, code = coalesce(r.code, 'roster.interrupted'),
         message = coalesce(r.message, 'The worker was lost. The class list will be read again tonight.')
     where r.district_id = $1 and r.status in ('waiting', 'running') and r.started_at < now() - interval '1 day'`,
    [scope.districtId],
  )
  await scope.query(
    `delete from lectern.roster_run_member m using lectern.roster_run r
     where m.district_id = $1 and r.district_id = m.district_id and r.id = m.run_id
       and r.status not in ('waiting', 'running')`,
    [scope.districtId],
  )
  await scope.query(
    `delete from lectern.roster_run r
     where r.district_id = $1 and r.finished_at < now() - make_interval(days => $2)
       and exists (select from lectern.roster_run n where n.district_id = r.district_id
                   and n.context_id = r.context_id and n.started_at > r.started_at)`,
    [scope.districtId, keptRunDays],
  )
  await scope.query(
    `delete from lectern.roster q where q.district_id = $1 and q.complete_at < now() - make_interval(days => $2)`,
    [scope.districtId, keptRosterDays],
  )
  await scope.query(
    `delete from lectern.roster_member m
     where m.district_id = $1 and m.status = 'inactive' and m.last_seen_at < now() - make_interval(days => $2)`,
    [scope.districtId, keptRosterDays],
  )
}
