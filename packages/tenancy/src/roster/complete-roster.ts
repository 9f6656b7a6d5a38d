import type { DistrictScope } from '@lectern/database'

/**
 * Makes what a run has read the roster of its course. Who was not among everybody is inactive from now on; who was not
 * among the changes is as before.
 */
export async function completeRoster(tx: DistrictScope, runId: string): Promise<void> {
  const key = [tx.districtId, runId]
  const run = 'select r.* from lectern.roster_run r where r.district_id = $1 and r.id = $2'
  await tx.query(
    `insert into lectern.roster as q
       (district_id, context_id, installation_id, members, complete_at, full_at, differences_url)
     select r.district_id, r.context_id, r.installation_id, 0, r.finished_at, r.started_at, r.differences_url
     from (${run}) r
     on conflict (district_id, context_id) do update set installation_id = excluded.installation_id,
       complete_at = excluded.complete_at, differences_url = excluded.differences_url,
       full_at = case (select r.scope from (${run}) r) when 'everybody' then excluded.full_at else q.full_at end`,
    key,
  )
  await tx.query(
    `insert into lectern.roster_member as m (district_id, context_id, person_id, role, status)
     select r.district_id, r.context_id, s.person_id, s.role, s.status
     from (${run}) r
     join lectern.roster_run_member s on s.district_id = r.district_id and s.run_id = r.id
     -- Whoever was forgotten in the moment of being read stays so until the next reading.
     join lectern.person p on p.district_id = s.district_id and p.id = s.person_id
     on conflict (district_id, context_id, person_id) do update
       set role = excluded.role, status = excluded.status, last_seen_at = now()`,
    key,
  )
  // Whoever was read was seen now; a join instead would take a thousand times as long while nothing is analyzed yet.
  await tx.query(
    `update lectern.roster_member m set status = 'inactive'
     from (${run}) r
     where m.district_id = r.district_id and m.context_id = r.context_id and r.scope = 'everybody'
       and m.status = 'active' and m.last_seen_at < now()`,
    key,
  )
  await tx.query(
    `update lectern.roster q set members = (
       select count(*) from lectern.roster_member m
       where m.district_id = q.district_id and m.context_id = q.context_id and m.status = 'active')
     from (${run}) r where q.district_id = r.district_id and q.context_id = r.context_id`,
    key,
  )
}
