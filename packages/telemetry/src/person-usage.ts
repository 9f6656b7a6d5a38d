import type { DistrictScope } from '@lectern/database'
import type { ContextId, PersonId } from '@lectern/launch'
import { addUsageEvents, nobody, recountDays } from './add-usage-events.ts'
import { minutesOf } from './minutes.ts'
import type { UsageKind } from './usage-event.ts'
import { lockRollup } from './usage-watermark.ts'

/** What one person did, for that person or who answers for them: it is theirs, so nothing is disclosed of others. */
export interface PersonUsage {
  /** How often Lectern itself was opened; days are the district's. */
  launches: Counted | null
  /** `minutes`: in use at most. */
  apps: (Counted & { appId: string; minutes: number })[]
}

interface Counted {
  count: number
  firstDay: string
  lastDay: string
}

/** Exact at any moment: what the rollups do not have yet is looked up. The ids are all of one person. */
export async function usageOf(scope: DistrictScope, personIds: readonly PersonId[]): Promise<PersonUsage> {
  const rows = await scope.query<Counted & { appId: string | null; minutes: number }>(
    `with counted as (
       select p.kind, p.app_id, p.day, p.events, p.seconds from lectern.usage_daily_person p
       where p.district_id = $1 and p.person_id = any($2::uuid[])
       union all
       select e.kind, e.app_id, (e.occurred_at at time zone d.time_zone)::date, 1, e.seconds
       from lectern.usage_event e join lectern.district d on d.id = e.district_id
       where e.district_id = $1 and e.person_id = any($2::uuid[]) and e.recorded_xid >= coalesce(
         (select r.watermark from lectern.usage_rollup r where r.district_id = $1), '0'))
     select case when c.kind <> 'launch' then c.app_id end as "appId",
            coalesce(sum(c.events) filter (where c.kind <> 'app-used'), 0)::int as count,
            ${minutesOf('sum(c.seconds)')} as minutes,
            min(c.day)::text as "firstDay", max(c.day)::text as "lastDay"
     from counted c group by 1 order by 2 desc, 1`,
    [scope.districtId, personIds],
  )
  const launches = rows.find(({ appId }) => appId === null)
  return {
    launches: launches
      ? { count: launches.count, firstDay: launches.firstDay, lastDay: launches.lastDay }
      : null,
    apps: rows.flatMap(({ appId, ...counted }) => (appId === null ? [] : [{ appId, ...counted }])),
  }
}

export interface PersonUsageEvent {
  /** ISO 8601. */
  at: string
  kind: UsageKind
  appId: string | null
  contextId: ContextId | null
  /** How long, of `app-used`. */
  seconds: number | null
}

/** Event by event, as long as raw events are kept; oldest first. */
export const usageEventsOf = (
  scope: DistrictScope,
  personIds: readonly PersonId[],
): Promise<PersonUsageEvent[]> =>
  scope.query<PersonUsageEvent & object>(
    `select to_json(e.occurred_at)#>>'{}' as at, e.kind, e.app_id as "appId", e.context_id as "contextId", e.seconds
     from lectern.usage_event e where e.district_id = $1 and e.person_id = any($2::uuid[])
     order by e.occurred_at, e.event_id`,
    [scope.districtId, personIds],
  )

/**
 * Takes a person out of events and rollups. Sums stay what they are, and stay right: what nobody has counted yet is
 * counted first, and the person's part of each day becomes a part that is nobody's.
 */
export const forgetUsageOf = (scope: DistrictScope, personIds: readonly PersonId[]): Promise<void> =>
  scope.transaction(async (inside) => {
    const { watermark } = await lockRollup(inside)
    await recountDays(inside, await addUsageEvents(inside, { watermark, ofPeople: personIds }))
    const forget = (sql: string) => inside.query(sql, [inside.districtId, personIds])
    // What is deleted is not read by a later rollup, so each event counts once.
    await forget(
      `delete from lectern.usage_event e where e.district_id = $1 and e.person_id = any($2::uuid[])`,
    )
    await forget(
      `delete from lectern.usage_latest l where l.district_id = $1 and l.person_id = any($2::uuid[])`,
    )
    await forget(
      `with forgotten as (
         delete from lectern.usage_daily_person p
         where p.district_id = $1 and p.person_id = any($2::uuid[]) returning p.*),
       -- Who was there in two roles on one day is one person.
       apart as (
         select f.*, row_number() over (partition by f.day, f.kind, f.app_id, f.person_id order by f.role) as nth
         from forgotten f)
       insert into lectern.usage_daily_person as p (district_id, day, kind, app_id, person_id, role, events, people, seconds)
       select a.district_id, a.day, a.kind, a.app_id, ${nobody}, a.role, sum(a.events), count(*) filter (where a.nth = 1),
              sum(a.seconds)
       from apart a group by 1, 2, 3, 4, 6
       on conflict (district_id, kind, app_id, day, person_id, role)
       do update set events = p.events + excluded.events, people = p.people + excluded.people,
                     seconds = p.seconds + excluded.seconds`,
    )
  })
