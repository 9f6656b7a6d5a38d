import type { DistrictScope } from '@lectern/database'
import type { Engagement } from './engagement-row.ts'
import { mondayOf } from './day.ts'

/** Imports of one source take turns: each must see the rows of the other when it adds up the weeks. */
export async function lockSource(scope: DistrictScope, source: string): Promise<void> {
  await scope.query(
    `insert into lectern.imported_usage_source as s (district_id, source) values ($1, $2)
     on conflict (district_id, source) do update set source = s.source`,
    [scope.districtId, source],
  )
}

/** @returns how many rows are new or differ from what was stored */
export async function storeEngagement(
  scope: DistrictScope,
  source: string,
  rows: readonly Engagement[],
): Promise<number> {
  const [result] = await scope.query<{ stored: number }>(
    `with stored as (
       insert into lectern.imported_usage as u
         (district_id, source, product_key, day, pct_access, engagement_index)
       select $1, $2, g.* from unnest($3::text[], $4::date[], $5::float8[], $6::float8[]) as g
       on conflict (district_id, source, product_key, day) do update
       set pct_access = excluded.pct_access, engagement_index = excluded.engagement_index
       where (u.pct_access, u.engagement_index) is distinct from (excluded.pct_access, excluded.engagement_index)
       returning 1)
     select count(*)::int as stored from stored`,
    [
      scope.districtId,
      source,
      rows.map(({ productKey }) => productKey),
      rows.map(({ day }) => day),
      rows.map(({ pctAccess }) => pctAccess),
      rows.map(({ engagementIndex }) => engagementIndex),
    ],
  )
  return result!.stored
}

/** Adds up anew the weeks that hold these days, and remembers the span of the data. */
export async function rebuildWeeks(
  scope: DistrictScope,
  source: string,
  firstDay: string,
  lastDay: string,
): Promise<void> {
  const weeks = [scope.districtId, source, mondayOf(firstDay), mondayOf(lastDay)]
  for (const table of ['imported_usage_product_week', 'imported_usage_week'])
    await scope.query(
      `delete from lectern.${table} w where w.district_id = $1 and w.source = $2 and w.week between $3 and $4`,
      weeks,
    )
  await scope.query(
    `insert into lectern.imported_usage_product_week
       (district_id, source, week, product_key, engagement, school_day_engagement, peak_access, days)
     select $1, $2, date_trunc('week', u.day::timestamp)::date, u.product_key, coalesce(sum(u.engagement_index), 0),
            coalesce(sum(u.engagement_index) filter (where extract(isodow from u.day) <= 5), 0),
            max(u.pct_access), count(*)
     from lectern.imported_usage u
     where u.district_id = $1 and u.source = $2 and u.day between $3 and $4::date + 6
     group by 3, 4`,
    weeks,
  )
  await scope.query(
    `insert into lectern.imported_usage_week (district_id, source, week, school_days)
     select $1, $2, date_trunc('week', u.day::timestamp)::date,
            count(distinct u.day) filter (where extract(isodow from u.day) <= 5)
     from lectern.imported_usage u
     where u.district_id = $1 and u.source = $2 and u.day between $3 and $4::date + 6
     group by 3`,
    weeks,
  )
  await scope.query(
    `update lectern.imported_usage_source s
     set first_day = least(s.first_day, $3::date), last_day = greatest(s.last_day, $4::date)
     where s.district_id = $1 and s.source = $2`,
    [scope.districtId, source, firstDay, lastDay],
  )
}
