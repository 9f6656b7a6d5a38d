import {
  searchApps,
  type AppSearch,
  type AppSearchOptions,
  type CatalogApp,
  type CatalogPage,
} from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { AppId } from '@lectern/launch'
import { appUse, mostOpenedApps, type AppUse } from '@lectern/telemetry'

export type CardWithUse<App extends CatalogApp> = App & { use: AppUse | null }

/** The catalog's apps with how much each was opened lately. */
export async function cardsWithUse<App extends CatalogApp>(
  scope: DistrictScope,
  apps: readonly App[],
  now: Date,
): Promise<CardWithUse<App>[]> {
  const uses = await appUse(
    scope,
    apps.map(({ id }) => id),
    now,
  )
  return apps.map((app) => ({ ...app, use: uses.get(app.id) ?? null }))
}

/** A search whose results say how much each app is opened, and which can be sorted by it. */
export async function searchWithUse(
  scope: DistrictScope,
  search: AppSearch,
  now: Date,
  options: Pick<AppSearchOptions, 'visibility'> = {},
): Promise<Omit<CatalogPage, 'apps'> & { apps: CardWithUse<CatalogApp>[] }> {
  // Telemetry records opens of this district's apps alone, so its ids are app ids.
  const mostUsed = search.sort === 'use' ? ((await mostOpenedApps(scope, now)) as AppId[]) : undefined
  const page = await searchApps(scope, search, { ...options, mostUsed })
  return { ...page, apps: await cardsWithUse(scope, page.apps, now) }
}
