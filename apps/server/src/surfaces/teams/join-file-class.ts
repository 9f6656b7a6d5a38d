import type { DistrictScope } from '@lectern/database'
import { joinFileCourse, type TeamsInstallation } from '@lectern/tenancy'
import type { ConfirmedTeam } from './confirmed-team.ts'
import type { SchoolPerson } from './school-person.ts'
import type { TeamsSurface } from './teams-surface.ts'

/** A class list that came as a file names its class by the district's number; Microsoft says which team that is. */
export function joinFileClass(
  { beside }: Pick<TeamsSurface, 'beside'>,
  scope: DistrictScope,
  { installationId, features }: Pick<TeamsInstallation, 'installationId' | 'features'>,
  { classes }: Pick<SchoolPerson, 'classes'>,
  team: ConfirmedTeam | undefined,
): void {
  const sourcedId = classes.find(({ id }) => id === team?.id)?.externalId
  if (!team || sourcedId === undefined || !features.includes('roster')) return
  beside.add(joinFileCourse(scope, installationId, { externalId: team.id, sourcedId }))
}
