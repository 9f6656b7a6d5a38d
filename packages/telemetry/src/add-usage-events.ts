import type { DistrictScope } from '@lectern/database'

/** A day of an app that got new events. */
export interface TouchedDay {
  day: string
  kind: string
  app_id: string
  events: number
}

/** In the rollups: a launch of the catalog itself. */
const noApp = `'00000000-0000-0000-0000-000000000000'::uuid`
/** In the rollups by person: everybody who was forgotten. */
export const nobody = noApp

export interface ArrivedEvents {
  watermark: string
  /** Not these any more; without it all that can be seen. */
  until?: string
  /** Of these alone; without it of everybody. */
  ofPeople?: readonly string[]
}

/** Counts the events that arrived from `watermark` up to before `until`, and moves people's last days. */
export const addUsageEvents = (
  scope: DistrictScope,
  { watermark, until, ofPeople }: ArrivedEvents,
): Promise<TouchedDay[]> =>
  scope.query<TouchedDay>(
    `with fresh as (
       select (e.occurred_at at time zone d.time_zone)::date as day, e.kind,
              coalesce(e.app_id, ${noApp}) as app_id, e.person_id, e.role, count(*)::int as events,
              coalesce(sum(e.seconds), 0)::int as seconds
       from lectern.usage_event e join lectern.district d on d.id = e.district_id
       where e.district_id = $1 and e.recorded_xid >= $2::xid8 and ($3::xid8 is null or e.recorded_xid < $3::xid8)
         and ($4::uuid[] is null or e.person_id = any($4))
       group by 1, 2, 3, 4, 5),
     counted as (
       insert into lectern.usage_daily_person as p (district_id, day, kind, app_id, person_id, role, events, seconds)
       select $1, f.* from fresh f
       on conflict (district_id, kind, app_id, day, person_id, role)
       do update set events = p.events + excluded.events, seconds = p.seconds + excluded.seconds),
     -- Each thing counts as itself and as anything at all, for everybody and, where it fits, for the staff.
     seen as (
       select thing.kind, thing.app_id, a.audience, f.person_id, max(f.day) as last_day
       from fresh f
       cross join lateral (values (f.kind, f.app_id), ('any', ${noApp})) as thing (kind, app_id)
       cross join lateral (select 'all' union all select 'staff' where f.role <> 'student') as a (audience)
       group by 1, 2, 3, 4),
     moved as (
       select s.*, l.last_day as from_day
       from seen s left join lectern.usage_latest l
         on l.district_id = $1 and l.kind = s.kind and l.app_id = s.app_id and l.audience = s.audience
           and l.person_id = s.person_id
       where l.last_day is null or l.last_day < s.last_day),
     remembered as (
       insert into lectern.usage_latest (district_id, kind, app_id, audience, person_id, last_day)
       select $1, m.kind, m.app_id, m.audience, m.person_id, m.last_day from moved m
       on conflict (district_id, kind, app_id, audience, person_id) do update set last_day = excluded.last_day),
     recounted as (
       insert into lectern.usage_people as p (district_id, kind, app_id, audience, last_day, people)
       select $1, m.kind, m.app_id, m.audience, step.day, sum(step.people)
       from moved m cross join lateral (values (m.last_day, 1), (m.from_day, -1)) as step (day, people)
       where step.day is not null
       group by 2, 3, 4, 5
       on conflict (district_id, kind, app_id, audience, last_day) do update set people = p.people + excluded.people)
     select f.day::text, f.kind, f.app_id, sum(f.events)::int as events from fresh f group by 1, 2, 3`,
    [scope.districtId, watermark, until ?? null, ofPeople ?? null],
  )

/** Adds up anew the days that got events: people of one day cannot be counted by addition. */
export async function recountDays(scope: DistrictScope, touched: readonly TouchedDay[]): Promise<void> {
  await scope.query(
    `insert into lectern.usage_daily (district_id, day, kind, app_id, events, staff_events, people, seconds)
     select p.district_id, p.day, p.kind, p.app_id, sum(p.events),
            coalesce(sum(p.events) filter (where p.role <> 'student'), 0),
            count(distinct p.person_id) filter (where p.person_id <> ${nobody})
              + coalesce(sum(p.people) filter (where p.person_id = ${nobody}), 0),
            sum(p.seconds)
     from unnest($2::date[], $3::text[], $4::uuid[]) as t (day, kind, app_id)
     join lectern.usage_daily_person p
       on p.district_id = $1 and p.day = t.day and p.kind = t.kind and p.app_id = t.app_id
     group by p.district_id, p.day, p.kind, p.app_id
     on conflict (district_id, day, kind, app_id) do update
     set events = excluded.events, staff_events = excluded.staff_events, people = excluded.people,
         seconds = excluded.seconds`,
    [
      scope.districtId,
      touched.map(({ day }) => day),
      touched.map(({ kind }) => kind),
      touched.map(({ app_id }) => app_id),
    ],
  )
}
