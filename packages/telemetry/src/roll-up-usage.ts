import type { DistrictScope } from '@lectern/database'
import { renumberUsageEvents } from './renumber-usage-events.ts'

interface Touched {
  day: string
  kind: string
  app_id: string
  events: number
}

/**
 * Adds the events that arrived since the last run to the rollups, each exactly once, however late it is. Runs may
 * overlap: the second waits for the first and finds nothing left. A transaction that stays open anywhere on the
 * server holds back what came after it until it ends.
 * @returns how many events were added
 */
export const rollUpUsage = (scope: DistrictScope): Promise<number> =>
  scope.transaction(async (inside) => {
    const { watermark, moved } = await lockRollup(inside)
    if (moved) {
      await renumberUsageEvents(inside, watermark)
      return 0
    }
    const until = await settledUntil(inside)
    const touched = await addEvents(inside, watermark, until)
    await recountDays(inside, touched)
    await inside.query(
      'update lectern.usage_rollup r set watermark = $2, rolled_up_at = clock_timestamp() where r.district_id = $1',
      [inside.districtId, until],
    )
    return touched.reduce((sum, { events }) => sum + events, 0)
  })

async function lockRollup(scope: DistrictScope): Promise<{ watermark: string; moved: boolean }> {
  await scope.query(
    `insert into lectern.usage_rollup (district_id, server_id) select $1, c.system_identifier from pg_control_system() c
     on conflict do nothing`,
    [scope.districtId],
  )
  const [row] = await scope.query<{ watermark: string; moved: boolean }>(
    `select r.watermark::text, r.server_id <> c.system_identifier as moved
     from lectern.usage_rollup r cross join pg_control_system() c where r.district_id = $1 for update of r`,
    [scope.districtId],
  )
  return row!
}

/** Every transaction below this number has ended, and a later statement sees what it wrote. */
async function settledUntil(scope: DistrictScope): Promise<string> {
  const [row] = await scope.query<{ until: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as until',
  )
  return row!.until
}

const addEvents = (scope: DistrictScope, watermark: string, until: string): Promise<Touched[]> =>
  scope.query<Touched>(
    `with fresh as (
       select (e.occurred_at at time zone d.time_zone)::date as day, e.kind,
              coalesce(e.app_id, '00000000-0000-0000-0000-000000000000') as app_id, e.person_id, e.role,
              count(*)::int as events
       from lectern.usage_event e join lectern.district d on d.id = e.district_id
       where e.district_id = $1 and e.recorded_xid >= $2::xid8 and e.recorded_xid < $3::xid8
       group by 1, 2, 3, 4, 5),
     counted as (
       insert into lectern.usage_daily_person as p (district_id, day, kind, app_id, person_id, role, events)
       select $1, f.* from fresh f
       on conflict (district_id, kind, app_id, day, person_id, role) do update set events = p.events + excluded.events),
     remembered as (
       insert into lectern.usage_latest as l (district_id, kind, app_id, person_id, role, last_day)
       -- Once for the thing itself and once for "anything at all".
       select $1, coalesce(f.kind, 'any'), coalesce(f.app_id, '00000000-0000-0000-0000-000000000000'), f.person_id, f.role, max(f.day)
       from fresh f group by grouping sets ((f.kind, f.app_id, f.person_id, f.role), (f.person_id, f.role))
       on conflict (district_id, kind, app_id, person_id, role) do update set last_day = excluded.last_day
       where l.last_day < excluded.last_day)
     select f.day::text, f.kind, f.app_id, sum(f.events)::int as events from fresh f group by 1, 2, 3`,
    [scope.districtId, watermark, until],
  )

async function recountDays(scope: DistrictScope, touched: Touched[]): Promise<void> {
  await scope.query(
    `insert into lectern.usage_daily (district_id, day, kind, app_id, events, people)
     select p.district_id, p.day, p.kind, p.app_id, sum(p.events), count(distinct p.person_id)
     from unnest($2::date[], $3::text[], $4::uuid[]) as t (day, kind, app_id)
     join lectern.usage_daily_person p
       on p.district_id = $1 and p.day = t.day and p.kind = t.kind and p.app_id = t.app_id
     group by p.district_id, p.day, p.kind, p.app_id
     on conflict (district_id, day, kind, app_id) do update set events = excluded.events, people = excluded.people`,
    [
      scope.districtId,
      touched.map(({ day }) => day),
      touched.map(({ kind }) => kind),
      touched.map(({ app_id }) => app_id),
    ],
  )
}
