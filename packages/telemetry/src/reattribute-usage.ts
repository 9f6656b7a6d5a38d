import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { recountDays, type TouchedDay } from './add-usage-events.ts'

/**
 * What one person did becomes what another did: they turned out to be one. Belongs into a transaction; done again it
 * takes along what came in between.
 */
export async function reattributeUsage(
  scope: DistrictScope,
  { keep, absorb }: { keep: PersonId; absorb: PersonId },
): Promise<void> {
  const ids = [scope.districtId, keep, absorb]
  // Rollups wait: each event is counted for one of the two.
  await scope.query('select 1 from lectern.usage_rollup r where r.district_id = $1 for update', [
    scope.districtId,
  ])
  await scope.query(
    'update lectern.usage_event e set person_id = $2 where e.district_id = $1 and e.person_id = $3',
    ids,
  )
  const touched = await scope.query<TouchedDay>(
    `with moved as (
       delete from lectern.usage_daily_person p where p.district_id = $1 and p.person_id = $3
       returning p.day, p.kind, p.app_id, p.role, p.events, p.seconds),
     added as (
       insert into lectern.usage_daily_person as p (district_id, day, kind, app_id, person_id, role, events, seconds)
       select $1, m.day, m.kind, m.app_id, $2, m.role, m.events, m.seconds from moved m
       on conflict (district_id, kind, app_id, day, person_id, role)
       do update set events = p.events + excluded.events, seconds = p.seconds + excluded.seconds)
     select m.day::text, m.kind, m.app_id, sum(m.events)::int as events from moved m group by 1, 2, 3`,
    ids,
  )
  await moveLastDays(scope, ids)
  await recountDays(scope, touched)
}

/** Each thing that one of them did last, and how many people did it last on that day. */
async function moveLastDays(scope: DistrictScope, ids: readonly unknown[]): Promise<void> {
  await scope.query(
    `with gone as (
       delete from lectern.usage_latest l where l.district_id = $1 and l.person_id = $3
       returning l.kind, l.app_id, l.audience, l.last_day),
     both_of as (
       select g.kind, g.app_id, g.audience, g.last_day as gone_day, k.last_day as kept_day,
              greatest(g.last_day, k.last_day) as last_day
       from gone g left join lectern.usage_latest k
         on k.district_id = $1 and k.kind = g.kind and k.app_id = g.app_id and k.audience = g.audience
           and k.person_id = $2),
     kept as (
       insert into lectern.usage_latest (district_id, kind, app_id, audience, person_id, last_day)
       select $1, b.kind, b.app_id, b.audience, $2, b.last_day from both_of b
       on conflict (district_id, kind, app_id, audience, person_id) do update set last_day = excluded.last_day)
     insert into lectern.usage_people as p (district_id, kind, app_id, audience, last_day, people)
     select $1, b.kind, b.app_id, b.audience, step.day, sum(step.people)
     from both_of b
     cross join lateral (values (b.gone_day, -1), (b.kept_day, -1), (b.last_day, 1)) as step (day, people)
     where step.day is not null
     group by 2, 3, 4, 5
     on conflict (district_id, kind, app_id, audience, last_day) do update set people = p.people + excluded.people`,
    ids,
  )
}
