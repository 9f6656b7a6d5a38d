import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import type { NudgeChannel } from '@lectern/nudges'
import { findTeamsInstallations } from '@lectern/tenancy'
import type { TeamsSurface } from '../teams/teams-surface.ts'
import { teamsChannel } from './teams-channel.ts'

/** The feed of an installation where the district switched notifications on. */
export const findTeamsChannel =
  (surface: TeamsSurface) =>
  async (
    { districtId }: DistrictScope,
    installationId: InstallationId,
  ): Promise<NudgeChannel | undefined> => {
    const { database, secrets } = surface
    const [found] = await findTeamsInstallations(
      database,
      { installationId },
      secrets.of('Teams credentials'),
    )
    return found?.districtId === districtId && found.features.includes('notifications')
      ? teamsChannel(surface, found)
      : undefined
  }
