import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { getTeamsInstallation, type TeamsInstallation } from '@lectern/tenancy'
import type { TeamsSurface } from './teams-surface.ts'

/** @throws Problem `installation.removed`; `installation.unknown` also where it is another district's */
export const teamsInstallationOf = (
  { database, secrets }: Pick<TeamsSurface, 'database' | 'secrets'>,
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<TeamsInstallation> =>
  getTeamsInstallation(database, scope, installationId, secrets.of('Teams credentials'))
