import type { DistrictScope } from '@lectern/database'

/** Mondays of the first and the last week. */
export interface Weeks {
  source: string
  first: string
  last: string
}

export interface ProductTotal {
  productKey: string
  engagement: number
  peakAccess: number | null
  days: number
}

/** The source with the newest data. */
export async function latestSource(
  scope: DistrictScope,
): Promise<{ source: string; firstDay: string; lastDay: string } | undefined> {
  const [row] = await scope.query<{ source: string; firstDay: string; lastDay: string }>(
    `select s.source, s.first_day::text as "firstDay", s.last_day::text as "lastDay"
     from lectern.imported_usage_source s where s.district_id = $1 and s.last_day is not null
     order by s.last_day desc, s.source limit 1`,
    [scope.districtId],
  )
  return row
}

/** The most used first. */
export const productTotals = (
  scope: DistrictScope,
  { source, first, last }: Weeks,
): Promise<ProductTotal[]> =>
  scope.query<ProductTotal>(
    `select p.product_key as "productKey", sum(p.engagement) as engagement, max(p.peak_access) as "peakAccess",
            sum(p.days)::int as days
     from lectern.imported_usage_product_week p
     where p.district_id = $1 and p.source = $2 and p.week between $3 and $4
     group by p.product_key order by 2 desc, 1`,
    [scope.districtId, source, first, last],
  )

/** Weeks without a school day in the data (holidays have page loads too) are left out. */
export const adoptionByWeek = (
  scope: DistrictScope,
  { source, first, last }: Weeks,
  cataloguedKeys: readonly string[],
): Promise<{ week: string; inCatalog: number; outsideCatalog: number }[]> =>
  scope.query(
    `select w.week::text,
            coalesce(sum(p.school_day_engagement) filter (where p.product_key = any($5)), 0) / w.school_days
              as "inCatalog",
            coalesce(sum(p.school_day_engagement) filter (where p.product_key <> all($5)), 0) / w.school_days
              as "outsideCatalog"
     from lectern.imported_usage_week w
     join lectern.imported_usage_product_week p
       on p.district_id = w.district_id and p.source = w.source and p.week = w.week
     where w.district_id = $1 and w.source = $2 and w.week between $3 and $4 and w.school_days > 0
     group by w.week, w.school_days order by w.week`,
    [scope.districtId, source, first, last, cataloguedKeys],
  )
