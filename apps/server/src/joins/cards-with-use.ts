import type { CatalogApp } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { appUse, type AppUse } from '@lectern/telemetry'

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
