import type { DistrictScope } from '@lectern/database'
import type { AppId } from '@lectern/launch'
import type { CatalogApp } from './catalog-app.ts'
import { appNotFound } from './errors.ts'
import { appAndListing, appAsJson, toCatalogApp } from './store/app-columns.ts'

/** @throws Problem `catalog.app-not-found` */
export async function getApp(scope: DistrictScope, appId: string): Promise<CatalogApp> {
  const app = await findAppByReference(scope, appId)
  if (!app) throw appNotFound(appId)
  return app
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A reference is what a link carries: our id, or another register's as `scheme:value`, e.g. `learnplatform:61517`. */
export async function findAppByReference(
  scope: DistrictScope,
  reference: string,
): Promise<CatalogApp | null> {
  if (uuid.test(reference)) return findApp(scope, 'a.id = $1', [reference])
  const [scheme, ...value] = reference.split(':')
  if (!scheme || value.length === 0) return null
  const byExternalId = `a.id = (select e.app_id from lectern.app_external_id e where e.scheme = $1 and e.value = $2)`
  return findApp(scope, byExternalId, [scheme, value.join(':')])
}

async function findApp(
  scope: DistrictScope,
  condition: string,
  values: string[],
): Promise<CatalogApp | null> {
  const sql = `select ${appAsJson} as app from ${appAndListing} where ${condition}`
  const [row] = await scope.query<{ app: CatalogApp }>(sql, values)
  return row ? toCatalogApp(row.app) : null
}

const pageSize = 500

/** The whole catalog by name, page by page: for exports. */
export async function* listApps(scope: DistrictScope): AsyncGenerator<CatalogApp> {
  let last: { nameKey: string; id: AppId } | undefined
  for (;;) {
    const rows = await scope.query<{ app: CatalogApp; nameKey: string }>(
      `select ${appAsJson} as app, s.name_key as "nameKey"
       from lectern.app_search s
       join ${appAndListing} on a.district_id = s.district_id and a.id = s.app_id
       where $1::text is null or (s.name_key, s.app_id) > ($1, $2::uuid)
       order by s.name_key, s.app_id limit $3`,
      [last?.nameKey ?? null, last?.id ?? null, pageSize],
    )
    for (const { app } of rows) yield toCatalogApp(app)
    const end = rows.at(-1)
    if (!end || rows.length < pageSize) return
    last = { nameKey: end.nameKey, id: end.app.id }
  }
}

export interface CatalogCounts {
  apps: number
  /** Decisions that teachers wait for. */
  inReview: number
  lapsedAgreements: number
}

export async function countCatalog(scope: DistrictScope): Promise<CatalogCounts> {
  const [counts] = await scope.query<CatalogCounts>(
    `select count(*)::int as apps,
            count(*) filter (where l.verdict = 'in-review')::int as "inReview",
            count(*) filter (where l.privacy = 'expired')::int as "lapsedAgreements"
     from lectern.listing l`,
  )
  return counts ?? { apps: 0, inReview: 0, lapsedAgreements: 0 }
}
