import type { OrgUnitCoverage } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { discloseBreakdown } from '@lectern/telemetry'
import { googleDirectory, type OrgUnitUse } from '@lectern/tenancy'

/** Which organizational units Lectern reaches, as a page may show it; empty where the directory was never asked for. */
export async function orgUnitCoverage(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<OrgUnitCoverage> {
  const directory = await googleDirectory(scope, installationId)
  if (!directory) return { readAt: null, isBeingRead: false, message: null, units: [] }
  const { readAt, isBeingRead, message, units } = directory
  return { readAt, isBeingRead, message, units: units.map(disclosedUnit) }
}

/** Whoever came and whoever did not: told apart only where neither can be had from the sum. */
function disclosedUnit({ path, name, activeUsers, seenUsers }: OrgUnitUse): OrgUnitCoverage['units'][number] {
  const { cells, total } = discloseBreakdown([seenUsers, activeUsers - seenUsers])
  return { path, name, active: total, seen: cells[0]! }
}
