import type { PlacedLink } from '@lectern/api-contracts'
import { listPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { resourceTitles } from '@lectern/nudges'

/** What was placed in the courses of an installation, newest first. */
export async function placedLinks(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<PlacedLink[]> {
  const placements = await listPlacements(scope, installationId)
  const titles = await resourceTitles(
    scope,
    placements.flatMap(({ resourceId }) => resourceId ?? []),
  )
  return placements.map(
    ({ id, appName, resourceId, contextTitle, placedAt, copiedFrom, lastLaunchedAt }) => ({
      id,
      title: resourceId ? (titles.get(resourceId) ?? null) : appName,
      kind: resourceId ? 'help' : 'app',
      contextTitle,
      placedAt,
      isCopy: copiedFrom !== null,
      lastLaunchedAt,
    }),
  )
}
