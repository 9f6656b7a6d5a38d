import type { DistrictScope } from '@lectern/database'
import { handleJob, type HandledJob } from '@lectern/jobs'
import type { DistrictId, InstallationId } from '@lectern/launch'
import { googleInstallationIds, prunePushMessages, staleDirectories, type District } from '@lectern/tenancy'
import { alignRegistrations } from './align-registrations.ts'
import {
  alignGoogleRegistrations,
  alignRegistrationsJob,
  enqueueDirectory,
  googleUpkeepJob,
  readDirectoryJob,
} from './google-roster-jobs.ts'
import type { GoogleRosters } from './google-rosters.ts'
import { readDirectory } from './read-directory.ts'

interface HandlerParts {
  rosters: GoogleRosters
  inEveryDistrict: (work: (scope: DistrictScope, district: District) => Promise<unknown>) => Promise<void>
}

/** Reads the directory of Google Classroom, and keeps Google telling what changes. */
export function googleRosterHandlers({ rosters, inEveryDistrict }: HandlerParts): HandledJob[] {
  const { database, enqueue } = rosters
  // All ids are from our own queue, put there for a district's own installation.
  const named = (data: { districtId: string; installationId: string }) => ({
    scope: database.district(data.districtId as DistrictId),
    installationId: data.installationId as InstallationId,
  })

  return [
    handleJob(alignRegistrationsJob, (data) => {
      const { scope, installationId } = named(data)
      return alignRegistrations(rosters, scope, installationId)
    }),

    handleJob(readDirectoryJob, (data, { signal }) => {
      const { scope, installationId } = named(data)
      return readDirectory(rosters, scope, installationId, signal)
    }),

    handleJob(googleUpkeepJob, () =>
      inEveryDistrict(async (scope) => {
        await prunePushMessages(scope)
        for (const installationId of await googleInstallationIds(scope))
          await alignGoogleRegistrations(enqueue, scope, installationId)
        for (const { installationId } of await staleDirectories(scope))
          await enqueueDirectory(enqueue, scope, installationId)
      }),
    ),
  ]
}
