import type { ResourceCard } from '@lectern/api-contracts'
import { appVerdicts } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { PdResource } from '@lectern/nudges'

/** Resources with the app that each is about, and how the district decided about it. */
export async function resourceCards(
  scope: DistrictScope,
  resources: readonly PdResource[],
): Promise<ResourceCard[]> {
  const ids = [...new Set(resources.flatMap(({ appId }) => appId ?? []))]
  const apps = ids.length > 0 ? await appVerdicts(scope, ids) : new Map<string, never>()
  return resources.map(({ appId, ...resource }) => ({
    ...resource,
    app: (appId && apps.get(appId)) ?? null,
  }))
}
