import type { AppSearch, AppSearchOptions } from '../search-apps.ts'
import { appAndListing, appAsJson } from './app-columns.ts'

/** Whether a search has words to look for, and not only filters. */
export const isTyped = ({ q = '' }: AppSearch): boolean => /[\p{L}\p{N}]/u.test(q)

/**
 * The statement that answers a search with one row: the page's apps, the counts of all matches (null when the
 * catalog still has the known version), and the version.
 */
export function searchQuery(
  search: AppSearch,
  options: AppSearchOptions,
  knownVersion: string | undefined,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [search.limit ?? 24, search.offset ?? 0, knownVersion]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const hits = isTyped(search) ? hitsOf(bind(search.q)) : undefined
  const source = hits ? 'hit s' : 'lectern.app_search s'
  const { others, ofFunction, ofVerdict } = filters(search, bind)
  const sql = `
    with ${hits ? `${hits},` : ''} page as materialized (
      select s.app_id, row_number() over () as position
      from (select s.app_id from ${source} where ${others} and ${ofFunction} and ${ofVerdict}
            order by ${order(search, options, bind)} limit $1 offset $2) s
    ), current as (select d.catalog_version::text as version from lectern.district d
                   where d.id = lectern.current_district())
    select current.version,
      case when current.version is distinct from $3::text then (
        select coalesce(json_agg(c), '[]') from (
          select s.verdict, s.areas, ${ofFunction} as "ofFunction", ${ofVerdict} as "ofVerdict", count(*)::int as apps
          from ${source} where ${others} group by 1, 2, 3, 4) c) end as counts,
      (select coalesce(json_agg(${appAsJson} order by p.position), '[]')
       from page p join ${appAndListing} on a.id = p.app_id) as apps
    from current`
  return { sql, values }
}

/** The tier says how an app was found; 0 is best, 4 a typing error. */
const hitsOf = (q: string): string => `
  asked as materialized (select lectern.fold(${q}) as phrase),
  hit as materialized (
    select found.*, case when found.closeness < 1 then 4
                         when found.name_key = asked.phrase then 0
                         when starts_with(found.name_key, asked.phrase) then 1
                         when found.in_name then 2
                         else 3 end as tier
    from asked, lectern.find_apps(asked.phrase) found
  )`

/** Function and verdict stand apart, because each one's facet counts as if only the other were chosen. */
function filters(search: AppSearch, bind: (value: unknown) => string) {
  const others = [
    search.approval && `s.approval = ${bind(search.approval)}`,
    search.privacy && `s.privacy = ${bind(search.privacy)}`,
    search.sector && `s.sectors @> array[${bind(search.sector)}]`,
    search.grade !== undefined &&
      `(s.grade_low is null or ${bind(search.grade)} between s.grade_low and s.grade_high)`,
  ]
  return {
    others: others.filter(Boolean).join(' and ') || 'true',
    ofFunction: search.function ? `s.function_path @> array[${bind(search.function)}]` : 'true',
    ofVerdict: search.verdict ? `s.verdict = ${bind(search.verdict)}::lectern.verdict` : 'true',
  }
}

function order(search: AppSearch, options: AppSearchOptions, bind: (value: unknown) => string): string {
  const byName = 's.name_key, s.app_id'
  if (search.sort === 'name') return byName
  if (search.sort === 'updated') return `s.updated_at desc, ${byName}`
  if (search.sort === 'use')
    return `array_position(${bind(options.mostUsed ?? [])}::uuid[], s.app_id), ${byName}`
  const forTeacher = options.visibility === 'teacher'
  if (!isTyped(search)) return forTeacher ? `s.verdict, ${byName}` : byName
  // A guess never stands before what was asked for, approved or not.
  const unusableLast = forTeacher ? `s.verdict = 'not-approved', ` : ''
  return `s.tier = 4, ${unusableLast}s.tier, s.closeness desc, s.verdict, ${byName}`
}
