import type { Database, DistrictScope } from '@lectern/database'
import { handleJob, type Enqueue, type HandledJob } from '@lectern/jobs'
import type { DistrictId, InstallationId } from '@lectern/launch'
import { endFarewell, findFarewell, waitingFarewells, type Farewell } from '@lectern/tenancy'
import type { SecretKeys } from '../secret-keys.ts'
import { leaveGoogle, type LeaveGooglePorts } from '../surfaces/google-classroom/leave-google.ts'
import { leavePlatform, type LeavePlatformPorts } from '../surfaces/lti-notices/leave-platform.ts'
import { leaveTeams, type LeaveTeamsPorts } from '../surfaces/teams-rosters/leave-teams.ts'
import { dueFarewellsJob, enqueueFarewell, farewellJob } from './farewell-jobs.ts'

export interface FarewellParts {
  database: Database
  keys: Pick<SecretKeys, 'of'>
  enqueue: Enqueue
  lti: LeavePlatformPorts
  google: LeaveGooglePorts
  teams: LeaveTeamsPorts
  inEveryDistrict: (work: (scope: DistrictScope) => Promise<unknown>) => Promise<void>
}

/** What is still to be told to the hosts of removed installations. To tell it twice does no harm. */
export function farewellHandlers({
  database,
  keys,
  enqueue,
  lti,
  google,
  teams,
  inEveryDistrict,
}: FarewellParts): HandledJob[] {
  function tell(farewell: Farewell): Promise<void> {
    switch (farewell.host) {
      case 'lti':
        return leavePlatform(lti, farewell)
      case 'google-classroom':
        return leaveGoogle(google, farewell)
      case 'teams':
        return leaveTeams(teams, farewell)
    }
  }

  return [
    handleJob(farewellJob, async (data) => {
      // Both are from our own queue, put there by a removal.
      const scope = database.district(data.districtId as DistrictId)
      const installationId = data.installationId as InstallationId
      const farewell = await findFarewell(scope, installationId, keys.of('farewells'))
      if (!farewell) return
      await tell(farewell)
      await endFarewell(scope, installationId)
    }),
    handleJob(dueFarewellsJob, () =>
      inEveryDistrict(async (scope) => {
        for (const installationId of await waitingFarewells(scope))
          await enqueueFarewell(enqueue, scope, installationId)
      }),
    ),
  ]
}
