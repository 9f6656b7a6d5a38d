import type { DistrictScope } from '@lectern/database'
import type { PdResource } from './pd-resource.ts'
import { resourceAsJson } from './store.ts'

export interface ResourceSearch {
  /** As typed: the beginning of each word is enough; accents, capitals and small typing errors do not matter. */
  q?: string
  limit?: number
  offset?: number
}

export interface ResourcePage {
  resources: PdResource[]
  /** Matches of the whole search, not of this page. */
  total: number
}

/**
 * Finds resources by the words of their title, provider, subjects and description, the best first: words in the
 * title, then elsewhere; and only when nothing has the words, what is spelled most like them. Without words, all by
 * title. One round trip; those that were retired are not found.
 */
export async function searchResources(
  scope: DistrictScope,
  { q = '', limit = 24, offset = 0 }: ResourceSearch,
): Promise<ResourcePage> {
  const isTyped = /[\p{L}\p{N}]/u.test(q)
  const [found] = await scope.query<ResourcePage>(
    `with hit as materialized (
       ${isTyped ? typed : all}
     ), page as (
       select h.*, row_number() over () as position
       from (select * from hit order by in_title desc, closeness desc, title_key, id limit $2 offset $3) h
     )
     select (select count(*)::int from hit) as total,
            (select coalesce(json_agg(${resourceAsJson} order by p.position), '[]')
             from page p join lectern.pd_resource r on r.district_id = $1 and r.id = p.id) as resources`,
    [scope.districtId, limit, offset, ...(isTyped ? [q] : [])],
  )
  if (!found) throw new Error('The search query answers with one row.')
  return found
}

const typed = `select f.id, f.in_title, f.closeness, lectern.fold(r.title) as title_key
  from lectern.find_resources(lectern.fold($4)) f
  join lectern.pd_resource r on r.district_id = $1 and r.id = f.id`

const all = `select r.id, true as in_title, 1 as closeness, lectern.fold(r.title) as title_key
  from lectern.pd_resource r where r.district_id = $1 and r.retired_at is null`

/** Whether a district has any help at all to offer. */
export async function hasResources(scope: DistrictScope): Promise<boolean> {
  const [row] = await scope.query(
    'select 1 from lectern.pd_resource r where r.district_id = $1 and r.retired_at is null limit 1',
    [scope.districtId],
  )
  return row !== undefined
}
