import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { findTeamsInstallations, installationUnknown, type TeamsInstallation } from '@lectern/tenancy'
import type { TeamsRosters } from './teams-rosters.ts'

/** @throws Problem `installation.unknown` also where it is another district's */
export async function teamsInstallationOf(
  { database, secrets }: Pick<TeamsRosters, 'database' | 'secrets'>,
  { districtId }: Pick<DistrictScope, 'districtId'>,
  installationId: InstallationId,
): Promise<TeamsInstallation> {
  const found = await findTeamsInstallations(database, { installationId }, secrets.of('Teams credentials'))
  const own = found.find((one) => one.districtId === districtId)
  if (!own) throw installationUnknown()
  return own
}
