import type { DistrictScope } from '@lectern/database'
import { handleJob, type HandledJob } from '@lectern/jobs'
import type { DistrictId, InstallationId } from '@lectern/launch'
import {
  changedInstallations,
  findCourseRun,
  getGoogleInstallation,
  googleInstallationIds,
  runCourseList,
  staleDirectories,
  startChangedRosterRuns,
  startDueCourseRuns,
  startFirstRosterRuns,
  strandedCourseRuns,
  tidyGoogleRosters,
  type District,
} from '@lectern/tenancy'
import { nightSlot } from '../../jobs/night-slot.ts'
import { jittered, spreadRosterRuns } from '../../jobs/roster-jobs.ts'
import { alignRegistrations } from './align-registrations.ts'
import { courseListSource } from './course-list-source.ts'
import {
  alignGoogleRegistrations,
  alignRegistrationsJob,
  dueCoursesJob,
  enqueueChanged,
  enqueueCourseRun,
  enqueueDirectory,
  googleUpkeepJob,
  readChangedJob,
  readCoursesJob,
  readDirectoryJob,
} from './google-roster-jobs.ts'
import type { GoogleRosters } from './google-rosters.ts'
import { readDirectory } from './read-directory.ts'
import { rosterScopes } from './reader.ts'

interface HandlerParts {
  rosters: GoogleRosters
  inEveryDistrict: (work: (scope: DistrictScope, district: District) => Promise<unknown>) => Promise<void>
}

/** Reads the courses and the directory of Google Classroom, and keeps Google telling what changes. */
export function googleRosterHandlers({ rosters, inEveryDistrict }: HandlerParts): HandledJob[] {
  const { database, enqueue, now, secrets } = rosters
  // All ids are from our own queue, put there for a district's own installation.
  const named = (data: { districtId: string; installationId: string }) => ({
    scope: database.district(data.districtId as DistrictId),
    installationId: data.installationId as InstallationId,
  })

  return [
    handleJob(readCoursesJob, async ({ districtId, runId }, { id, signal }) => {
      const scope = database.district(districtId as DistrictId)
      const run = await findCourseRun(scope, runId)
      if (!run) return
      const sealKey = secrets.of('Google client secrets')
      const installation = await getGoogleInstallation(database, scope, run.installationId, sealKey)
      const source = courseListSource(rosters, scope, installation)
      const { againAfterMs } = await runCourseList(scope, runId, source, { signal })
      if (againAfterMs !== undefined)
        return void (await enqueueCourseRun(enqueue, scope, runId, {
          delayMs: jittered(againAfterMs),
          after: id,
        }))
      // Whatever ended the list, what it has found so far can be read.
      await spreadRosterRuns(enqueue, scope, await startFirstRosterRuns(scope, run.installationId))
    }),

    handleJob(readChangedJob, async (data, { id }) => {
      const { scope, installationId } = named(data)
      const { started, again } = await startChangedRosterRuns(scope, installationId)
      await spreadRosterRuns(enqueue, scope, started)
      if (again) await enqueueChanged(enqueue, scope, installationId, { after: id })
    }),

    handleJob(alignRegistrationsJob, (data) => {
      const { scope, installationId } = named(data)
      return alignRegistrations(rosters, scope, installationId)
    }),

    handleJob(readDirectoryJob, (data, { signal }) => {
      const { scope, installationId } = named(data)
      return readDirectory(rosters, scope, installationId, signal)
    }),

    handleJob(dueCoursesJob, () =>
      inEveryDistrict(async (scope, { timeZone }) => {
        const isNight = nightSlot(timeZone, now()) !== undefined
        const due = await startDueCourseRuns(scope, { isNight, scopes: rosterScopes.administrator })
        for (const { id } of [...(await strandedCourseRuns(scope)), ...due])
          await enqueueCourseRun(enqueue, scope, id)
        for (const { installationId } of await changedInstallations(scope))
          await enqueueChanged(enqueue, scope, installationId)
      }),
    ),

    handleJob(googleUpkeepJob, () =>
      inEveryDistrict(async (scope) => {
        await tidyGoogleRosters(scope)
        for (const installationId of await googleInstallationIds(scope))
          await alignGoogleRegistrations(enqueue, scope, installationId)
        for (const { installationId } of await staleDirectories(scope))
          await enqueueDirectory(enqueue, scope, installationId)
      }),
    ),
  ]
}
