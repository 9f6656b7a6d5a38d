import type { Overview } from '@lectern/api-contracts'
import { appNames, appsByExternalId, countCatalog } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { importedOverview, liveOverview } from '@lectern/telemetry'
import { countInstallationWork } from '@lectern/tenancy'

/** The console's first page: what was used, by the catalog's names, and what waits. */
export async function readOverview(
  scope: DistrictScope,
  period: { from?: string; to?: string },
  now: Date,
): Promise<Overview> {
  const [imported, live, installations, { inReview, lapsedAgreements }] = await Promise.all([
    importedOverview(scope, {
      ...period,
      catalogued: (source, productKeys) => appsByExternalId(scope, source, productKeys),
    }),
    liveOverview(scope, { now, appNames: (ids) => appNames(scope, ids) }),
    countInstallationWork(scope),
    countCatalog(scope),
  ])
  return {
    imported: imported && { ...imported, source: nameOfSource(imported.source) },
    live,
    waiting: { ...installations, inReview, lapsedAgreements },
  }
}

/** As its makers write it. */
const nameOfSource = (source: string): string => (source === 'learnplatform' ? 'LearnPlatform' : source)
