import type { DistrictScope } from '@lectern/database'
import type { Product } from '../product-row.ts'

/** One writer at a time: two imports of one file must not both find that a product is new. */
export const lockCatalog = (scope: DistrictScope): Promise<unknown> =>
  scope.query('select 1 from lectern.district d where d.id = $1 for no key update', [scope.districtId])

/** The register whose ids product files carry. */
const scheme = 'learnplatform'

/**
 * Adds and updates apps in one statement. None of the products may be twice in the list.
 * @returns how many were new or different
 */
export async function putProducts(scope: DistrictScope, products: readonly Product[]): Promise<number> {
  const rows = await scope.query<{ changed: number }>(
    `with product as materialized (
       select p.*, coalesce(by_id.app_id, by_key.id) as known_id,
              coalesce(by_id.app_id, by_key.id, gen_random_uuid()) as id,
              p.external_id is not null and by_id.app_id is null as new_external_id
       from jsonb_to_recordset($2) p (
         external_id text, name text, vendor text, url text, match_key text, sectors text[], functions text[])
       left join lectern.app_external_id by_id
         on by_id.district_id = $1 and by_id.scheme = $3 and by_id.value = p.external_id
       left join lateral (
         select a.id from lectern.app a
         where by_id.app_id is null and a.district_id = $1 and a.match_key = p.match_key
           -- Another id under the same name is another product.
           and (p.external_id is null or not exists (
             select from lectern.app_external_id e
             where e.district_id = a.district_id and e.app_id = a.id and e.scheme = $3))
         order by a.created_at, a.id limit 1
       ) by_key on true
     ), added as (
       insert into lectern.app (district_id, id, name, vendor, url, match_key, sectors, functions)
       select $1, p.id, p.name, p.vendor, p.url, p.match_key, p.sectors, p.functions
       from product p where p.known_id is null
       returning id
     ), listed as (
       insert into lectern.listing (district_id, app_id) select $1, id from added
     ), identified as (
       insert into lectern.app_external_id (district_id, scheme, value, app_id)
       select $1, $3, p.external_id, p.id from product p where p.new_external_id
       returning app_id
     ), updated as (
       update lectern.app a
       set name = p.name, vendor = new.vendor, url = p.url, match_key = p.match_key, sectors = new.sectors,
           functions = new.functions, updated_at = now()
       from product p, lateral (
         select coalesce(p.vendor, k.vendor) as vendor, coalesce(nullif(p.sectors, '{}'), k.sectors) as sectors,
                coalesce(nullif(p.functions, '{}'), k.functions) as functions
         from lectern.app k where k.district_id = $1 and k.id = p.known_id
       ) new
       where a.district_id = $1 and a.id = p.known_id
         and (a.name, a.vendor, a.url, a.sectors, a.functions)
           is distinct from (p.name, new.vendor, p.url, new.sectors, new.functions)
       returning a.id
     )
     select count(*)::int as changed from (select id from added union select id from updated union select app_id from identified) _`,
    [scope.districtId, JSON.stringify(products.map(toRow)), scheme],
  )
  return rows[0]?.changed ?? 0
}

const toRow = ({ externalId, matchKey, ...product }: Product): Record<string, unknown> => ({
  ...product,
  external_id: externalId,
  match_key: matchKey,
})
