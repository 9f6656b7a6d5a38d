import { carryPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { contextsByExternalId, meetContext, noteContextOrigins } from '@lectern/tenancy'

export interface CopiedCourse {
  installationId: InstallationId
  copy: { externalId: string; title: string | null }
  /** As the platform calls them; of those nobody launched Lectern in, nothing is known. */
  origins: readonly string[]
  copiedAt: Date
}

/** What was placed in the origins has come along; told again, it changes nothing. */
export async function copyCourse(
  scope: DistrictScope,
  { installationId, copy, origins, copiedAt }: CopiedCourse,
): Promise<void> {
  const known = await contextsByExternalId(scope, installationId, origins)
  const originIds = known.filter(({ externalId }) => externalId !== copy.externalId).map(({ id }) => id)
  if (originIds.length === 0) return
  const contextId = await meetContext(scope, installationId, copy)
  await noteContextOrigins(scope, contextId, originIds)
  await carryPlacements(scope, { installationId, from: originIds, to: contextId, copiedAt })
}
