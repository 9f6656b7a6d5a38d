import type { DistrictScope } from '@lectern/database'
import { colleaguesMinimum, disclose, discloseSum, type DisclosedCount } from './disclosure.ts'
import { timeInApp } from './minutes.ts'

export interface ColleaguesUse {
  opens: number
  people: DisclosedCount
}

export interface AppUse extends ColleaguesUse {
  /** In use at most, everybody's together; null where that is known of too few people. */
  minutes: number | null
}

/**
 * For cards: how often each app was opened in the last 28 days, by how many, for how long. Apps without use are not
 * in it.
 */
export async function appUse(
  scope: DistrictScope,
  appIds: readonly string[],
  now: Date,
): Promise<Map<string, AppUse>> {
  const rows = await scope.query<Figures>(
    `${recentDays}
     select a.app_id, o.opens, p.people, t.minutes, t.people as timed_people
     from recent r
     cross join unnest($3::uuid[]) as a (app_id)
     cross join lateral (
       select sum(u.events)::int as opens from lectern.usage_daily u
       where u.district_id = $1 and u.kind = 'app-opened' and u.app_id = a.app_id and u.day >= r.first_day) o
     cross join lateral (
       select sum(p.people)::int as people from lectern.usage_people p
       where p.district_id = $1 and p.kind = 'app-opened' and p.app_id = a.app_id and p.audience = 'all'
         and p.last_day >= r.first_day) p
     cross join lateral (${timeInApp({ appId: 'a.app_id', firstDay: 'r.first_day' })}) t
     where o.opens > 0`,
    [scope.districtId, now, appIds],
  )
  return new Map(
    rows.map(({ app_id, opens, people, minutes, timed_people }) => [
      app_id,
      { opens, people: disclose(people), minutes: discloseSum(minutes, timed_people) },
    ]),
  )
}

interface Figures {
  app_id: string
  opens: number
  people: number
  minutes: number
  timed_people: number
}

/** The apps that were opened in the last 28 days, the most opened first. */
export async function mostOpenedApps(scope: DistrictScope, now: Date): Promise<string[]> {
  const rows = await scope.query<{ app_id: string }>(
    `${recentDays}
     select u.app_id from recent r
     join lectern.usage_daily u on u.district_id = $1 and u.day >= r.first_day
     where u.kind = 'app-opened'
     group by u.app_id order by sum(u.events) desc, u.app_id`,
    [scope.districtId, now],
  )
  return rows.map(({ app_id }) => app_id)
}

/** What other teachers and staff did with an app in the last 28 days; null where too few did. */
export async function colleaguesUse(
  scope: DistrictScope,
  { appId, exceptPerson, now }: { appId: string; exceptPerson: string; now: Date },
): Promise<ColleaguesUse | null> {
  const [row] = await scope.query<{ opens: number; people: number }>(
    `${recentDays}
     select
       (select coalesce(sum(u.staff_events), 0) from lectern.usage_daily u
        where u.district_id = $1 and u.kind = 'app-opened' and u.app_id = $3 and u.day >= r.first_day)::int
       - (select coalesce(sum(u.events), 0) from generate_series(0, 27) as d (n)
          join lectern.usage_daily_person u on u.day = r.first_day + d.n
          where u.district_id = $1 and u.kind = 'app-opened' and u.app_id = $3 and u.person_id = $4
            and u.role <> 'student')::int as opens,
       (select coalesce(sum(p.people), 0) from lectern.usage_people p
        where p.district_id = $1 and p.kind = 'app-opened' and p.app_id = $3 and p.audience = 'staff'
          and p.last_day >= r.first_day)::int
       - (select count(*) from lectern.usage_latest l
          where l.district_id = $1 and l.kind = 'app-opened' and l.app_id = $3 and l.audience = 'staff'
            and l.person_id = $4 and l.last_day >= r.first_day)::int as people
     from recent r`,
    [scope.districtId, now, appId, exceptPerson],
  )
  const { opens, people } = row!
  return people < colleaguesMinimum ? null : { opens, people: disclose(people, colleaguesMinimum) }
}

export interface PersonApp {
  personId: string
  appId: string
}

/** Those of the pairs of which the person has opened the app, ever or a moment ago. */
export async function everOpened<Pair extends PersonApp>(
  scope: DistrictScope,
  pairs: readonly Pair[],
): Promise<Pair[]> {
  const opened = await scope.query<{ at: number }>(
    `with asked as (
       select a.* from unnest($2::uuid[], $3::uuid[]) with ordinality as a (person_id, app_id, position))
     select a.position::int - 1 as at from asked a
     where exists (
       select from lectern.usage_latest l
       where l.district_id = $1 and l.kind = 'app-opened' and l.app_id = a.app_id and l.audience = 'all'
         and l.person_id = a.person_id)
     union
     -- Not in the rollups yet.
     select a.position::int - 1 from asked a
     join lectern.usage_event e
       on e.person_id = a.person_id and e.app_id = a.app_id and e.kind = 'app-opened'
     where e.district_id = $1 and e.recorded_xid >= coalesce(
       (select r.watermark from lectern.usage_rollup r where r.district_id = $1), '0')
     order by 1`,
    [scope.districtId, pairs.map(({ personId }) => personId), pairs.map(({ appId }) => appId)],
  )
  return opened.map(({ at }) => pairs[at]!)
}

/** 28 days with today, in the district's time zone. */
const recentDays = `
  with recent as (
    select ($2::timestamptz at time zone d.time_zone)::date - 27 as first_day from lectern.district d where d.id = $1)`
