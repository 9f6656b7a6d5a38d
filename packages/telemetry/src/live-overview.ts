import type { DistrictScope } from '@lectern/database'
import { disclose, discloseSum, type DisclosedCount } from './disclosure.ts'
import { timeInApp } from './minutes.ts'

export type AppNames = (appIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

export interface LiveOverview {
  /** ISO dates in the district's time zone; 28 days with today. */
  from: string
  to: string
  days: { day: string; launches: number; opens: number }[]
  launches: number
  opens: number
  people: DisclosedCount
  /** The most opened first. `minutes`: in use at most; null where that is known of too few people. */
  apps: { appId: string; name: string; opens: number; people: DisclosedCount; minutes: number | null }[]
}

const listed = 20

/** What came through Lectern itself in the last 28 days, as of the last rollup. */
export async function liveOverview(
  scope: DistrictScope,
  { now, appNames }: { now: Date; appNames: AppNames },
): Promise<LiveOverview> {
  const days = await useByDay(scope, now)
  const from = days[0]!.day
  const to = days.at(-1)!.day
  const apps = await mostOpened(scope, from, to)
  const names = await appNames(apps.map(({ appId }) => appId))
  return {
    from,
    to,
    days,
    launches: days.reduce((sum, { launches }) => sum + launches, 0),
    opens: days.reduce((sum, { opens }) => sum + opens, 0),
    people: disclose(await activePeople(scope, from)),
    apps: apps.flatMap(({ appId, opens, people, minutes, timedPeople }) => {
      const name = names.get(appId)
      if (name === undefined) return []
      return [{ appId, name, opens, people: disclose(people), minutes: discloseSum(minutes, timedPeople) }]
    }),
  }
}

const useByDay = (scope: DistrictScope, now: Date): Promise<LiveOverview['days']> =>
  scope.query(
    `select c.day::date::text as day,
            coalesce(sum(u.events) filter (where u.kind = 'launch'), 0)::int as launches,
            coalesce(sum(u.events) filter (where u.kind = 'app-opened'), 0)::int as opens
     from lectern.district d
     cross join lateral (select ($2::timestamptz at time zone d.time_zone)::date as today) t
     cross join lateral generate_series(t.today - 27, t.today, interval '1 day') as c (day)
     left join lectern.usage_daily u on u.district_id = d.id and u.day = c.day::date
     where d.id = $1 group by c.day order by c.day`,
    [scope.districtId, now],
  )

async function activePeople(scope: DistrictScope, from: string): Promise<number> {
  const [row] = await scope.query<{ people: number }>(
    `select coalesce(sum(p.people), 0)::int as people from lectern.usage_people p
     where p.district_id = $1 and p.kind = 'any' and p.audience = 'all' and p.last_day >= $2`,
    [scope.districtId, from],
  )
  return row!.people
}

const mostOpened = (
  scope: DistrictScope,
  from: string,
  to: string,
): Promise<{ appId: string; opens: number; people: number; minutes: number; timedPeople: number }[]> =>
  scope.query(
    `select a.app_id as "appId", a.opens, p.people, t.minutes, t.people as "timedPeople"
     from (
       select u.app_id, sum(u.events)::int as opens from lectern.usage_daily u
       where u.district_id = $1 and u.kind = 'app-opened' and u.day between $2 and $3
       group by u.app_id order by opens desc, u.app_id limit ${listed}) a
     cross join lateral (
       select sum(p.people)::int as people from lectern.usage_people p
       where p.district_id = $1 and p.kind = 'app-opened' and p.app_id = a.app_id and p.audience = 'all'
         and p.last_day >= $2) p
     cross join lateral (${timeInApp({ appId: 'a.app_id', firstDay: '$2' })}) t
     order by a.opens desc, a.app_id`,
    [scope.districtId, from, to],
  )
